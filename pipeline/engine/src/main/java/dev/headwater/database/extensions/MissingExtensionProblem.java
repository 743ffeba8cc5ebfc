package dev.headwater.database.extensions;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.VersionWish;
import dev.headwater.database.cluster.LocalServer;
import dev.headwater.problem.Problem;
import dev.headwater.script.NeededExtension;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * An extension that the opened PostgreSQL does not have.
 *
 * @param needed all that the run needs, this one too
 */
public record MissingExtensionProblem(String name, Set<String> needed, Opened opened) {

  public MissingExtensionProblem {
    needed = Set.copyOf(needed);
  }

  /** The problem before anything has run. */
  public static Problem in(DatabaseOrigin origin, NeededExtension extension) {
    return Problem.of(
            "missing-extension",
            "PostgreSQL " + major(origin) + " does not have the extension " + extension.name())
        .at(extension.location());
  }

  /** Debian's packages of the extensions that do not come with the package of the server. */
  public static Set<String> packages(Set<String> extensions, int major) {
    return extensions.stream()
        .flatMap(name -> KnownExtensions.debianPackage(name, major).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Adds the fix for the opened PostgreSQL only, because other providers are tried next. */
  public Problem withOwnFix(Problem problem) {
    String source = opened.origin().source();
    return switch (opened.origin().provider()) {
      case LOCAL -> {
        Problem looked = problem.withDetail("looked in", source);
        yield debianPackage()
            .filter(known -> source.startsWith("/usr/lib/postgresql"))
            .map(known -> looked.withFix("apt-get install " + known))
            .orElse(looked);
      }
      case CONTAINER ->
          problem
              .withDetail("image", source)
              .withFix("<image>" + image().orElse("an image that has it") + "</image>");
      default -> problem;
    };
  }

  /** Adds what each provider could do, and the lines to paste. */
  public Problem withAllProviders(Problem problem) {
    DatabaseOrigin origin = opened.origin();
    String word = origin.provider().word();
    return problem
        .withDetail(
            "opened", origin.provider() == Kind.EMBEDDED ? word : word + ", " + origin.source())
        .withDetail("embedded", embedded())
        .withDetail("local", local())
        .withDetail("container", container())
        .withDetail("server", server())
        .withFix(fix());
  }

  private String embedded() {
    return name.matches(".*(plperl|plpython|pltcl).*")
        ? "cannot load it where the language's own library has another version, or is missing"
        : "has the extensions that come with PostgreSQL itself, no others";
  }

  private String local() {
    VersionWish wanted = new VersionWish(major(opened.origin()));
    List<LocalServer> servers =
        opened.installed().stream().filter(server -> wanted.accepts(server.version())).toList();
    Optional<LocalServer> having = servers.stream().filter(server -> server.has(name)).findFirst();
    if (having.isPresent()) {
      return shown(having.get()) + " has it";
    }
    String without =
        servers.stream()
            .findFirst()
            .map(server -> shown(server) + " does not have it")
            .orElse("PostgreSQL " + wanted.text() + " is not installed on this machine");
    return debianPackage().map(p -> without + "; Debian's package is " + p).orElse(without);
  }

  private String container() {
    Optional<String> image = image().or(() -> image(Set.of(name)));
    DatabaseOrigin origin = opened.origin();
    String lacking =
        origin.provider() == Kind.CONTAINER
            ? origin.source()
            : ExtensionImages.official(new VersionWish(major(origin)));
    return image.map(i -> i + " has it").orElse(lacking + " does not have it");
  }

  private String server() {
    return opened.origin().provider() == Kind.SERVER
        ? opened.origin().source() + " does not have it; its administrator can install it"
        : "any server that has it";
  }

  private String fix() {
    return image()
        .map(image -> "<provider>container</provider><image>" + image + "</image>")
        .orElse(
            "take a provider that has it, such as"
                + " <provider>container</provider><image>…</image>, or keep the migrations that"
                + " need "
                + name
                + " in a location of their own, and leave it out of <locations> here");
  }

  /** An image that has all needed extensions. */
  private Optional<String> image() {
    return image(needed);
  }

  private Optional<String> image(Set<String> extensions) {
    int major = Integer.parseInt(major(opened.origin()));
    Set<String> foreign = new TreeSet<>(extensions);
    foreign.removeAll(KnownExtensions.contrib(major));
    return KnownExtensions.image(foreign, major);
  }

  private Optional<String> debianPackage() {
    return KnownExtensions.debianPackage(name, Integer.parseInt(major(opened.origin())));
  }

  private static String shown(LocalServer server) {
    return "PostgreSQL " + server.version() + " in " + server.bin();
  }

  private static String major(DatabaseOrigin origin) {
    return origin.postgresVersion().replaceAll("\\D.*", "");
  }

  /**
   * @param installed the servers that are installed on this machine
   */
  public record Opened(DatabaseOrigin origin, List<LocalServer> installed) {

    public Opened {
      installed = List.copyOf(installed);
    }
  }
}
