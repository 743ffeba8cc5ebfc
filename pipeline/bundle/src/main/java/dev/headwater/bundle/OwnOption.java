package dev.headwater.bundle;

import picocli.CommandLine.Model.OptionSpec;

/** The options that only a bundle has; all others are settings of builds, too. */
enum OwnOption {
  WAIT("--wait", "SECONDS", "wait so long for a database that does not answer yet"),
  WAIT_FOR_OTHERS(
      "--wait-for-others",
      "SECONDS",
      "wait so long while another bundle works on the database; default: 600"),
  ALLOW_DRIFT(
      "--allow-drift", "", "go on where the database differs from what its migrations make"),
  TARGETS(
      "--targets",
      "FILE",
      "work on several databases: FILE has the name of a service of pg_service.conf on each line;"
          + " a command that changes them begins with the first one alone"),
  PARALLEL("--parallel", "NUMBER", "with --targets: so many databases at a time; default: 4"),
  KEEP_GOING(
      "--keep-going", "", "with --targets: begin others also after a failure, even of the first"),
  JSON("--json", "", "write a log of JSON, one object a line");

  private final String name;
  private final String parameter;
  private final String description;

  OwnOption(String name, String parameter, String description) {
    this.name = name;
    this.parameter = parameter;
    this.description = description;
  }

  String word() {
    return name;
  }

  OptionSpec spec() {
    OptionSpec.Builder option = OptionSpec.builder(name).description(description);
    return parameter.isEmpty()
        ? option.arity("0").type(boolean.class).build()
        : option.arity("1").type(String.class).paramLabel(parameter).build();
  }
}
