package dev.headwater.codegen.fingerprint;

import dev.headwater.codegen.FactoryChoice;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.io.Checksum;
import dev.headwater.io.Sha256;
import dev.headwater.script.InitScript;
import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.sql.Token;
import dev.headwater.script.sql.Tokenizer;
import dev.headwater.spi.LeftOut;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.ToolVersions;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Collects the inputs of a run. */
public final class Inputs {

  /** The name of the input that only a running server may know. */
  public static final String POSTGRES = "PostgreSQL version";

  /** The bridges whose code decides what the classes look like. */
  private static final List<String> BRIDGES =
      List.of("headwater-tool-flyway", "headwater-tool-jooq");

  /** The inputs that decide on the schema or its files, and on nothing else. */
  private static final Pattern OF_THE_SCHEMA =
      Pattern.compile(
          "(migration|init script|seed) .*|Java migrations|Flyway settings.*|<schemaFolder>");

  private final GenerateRequest request;
  private final boolean hashing;
  private final SortedMap<String, String> hashes = new TreeMap<>();
  private final SortedMap<String, String> sums = new TreeMap<>();
  private final Pattern inProject;

  private Inputs(GenerateRequest request, boolean hashing) {
    this.request = request;
    this.hashing = hashing;
    this.inProject =
        Pattern.compile(Pattern.quote(request.project().toString()) + "([^\\s,;\"'<>]*)");
  }

  /** The fingerprint of a run. */
  public static Fingerprint of(
      GenerateRequest request, ScriptSet scripts, Surroundings surroundings) throws IOException {
    Inputs inputs = collected(new Inputs(request, true), scripts, surroundings);
    return new Fingerprint(inputs.hashes, inputs.sums);
  }

  /** Only the checksums of a fingerprint, which take a small part of its time. */
  public static SortedMap<String, String> sums(
      GenerateRequest request, ScriptSet scripts, Surroundings surroundings) throws IOException {
    return collected(new Inputs(request, false), scripts, surroundings).sums;
  }

  private static Inputs collected(Inputs inputs, ScriptSet scripts, Surroundings surroundings)
      throws IOException {
    inputs.scripts(scripts);
    inputs.seeds();
    inputs.settings();
    inputs.add(POSTGRES, surroundings.postgres());
    ToolVersions tools = inputs.request.tools();
    inputs.add(
        "versions of the tools",
        List.of(
            tools.jooqGroup(),
            tools.jooq(),
            tools.flyway(),
            tools.pgjdbc(),
            tools.testcontainers()));
    inputs.classes(scripts);
    inputs.headwater(surroundings.resolver());
    return inputs;
  }

  /** The inputs that decide on the classes of a given schema. */
  public static Fingerprint withoutSchema(Fingerprint all) {
    return all.without(name -> OF_THE_SCHEMA.matcher(name).matches());
  }

  /**
   * The surroundings of a run on this machine.
   *
   * @param postgres the version that will run, as far as it decides on the classes
   */
  public record Surroundings(String postgres, ArtifactResolver resolver) {}

  private void scripts(ScriptSet scripts) throws IOException {
    for (ScriptFile file : scripts.files()) {
      String name = "migration " + file.name();
      while (sums.containsKey(name)) {
        name += " again"; // in two locations
      }
      byte[] bytes = file.bytes();
      put(name, file.isClass() ? bytes : text(bytes));
    }
    int number = 0;
    for (InitScript script : scripts.initScripts()) {
      number++;
      put("init script " + number, text(script.text().getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** They decide on no class, but they must fit the schema. */
  private void seeds() throws IOException {
    if (request.seedFolder().filter(Files::isDirectory).isPresent()) {
      Path folder = request.seedFolder().get();
      try (Stream<Path> tree = Files.walk(folder)) {
        for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
          String name = folder.relativize(file).toString().replace(File.separatorChar, '/');
          put("seed " + name, text(Files.readAllBytes(file)));
        }
      }
    }
  }

  /**
   * Windows' line ends do not matter, but for those in a literal: there they are data, such as in a
   * comment on a table, which jOOQ writes into the class. The body of a function is none.
   */
  private static byte[] text(byte[] bytes) {
    byte[] text = Sha256.withoutCarriageReturns(bytes);
    return text == bytes || !hasLineEndInLiteral(new String(bytes, StandardCharsets.UTF_8))
        ? text
        : bytes;
  }

  private static boolean hasLineEndInLiteral(String sql) {
    Tokenizer tokens = new Tokenizer(sql, 0);
    boolean body = false;
    for (Optional<Token> next = tokens.next(); next.isPresent(); next = tokens.next()) {
      Token token = next.get();
      if (token.kind() == Token.Kind.STRING
          && !(token.isDollarQuoted() && body)
          && token.text().contains("\r\n")) {
        return true;
      }
      body = token.is("as") || token.is("do");
    }
    return false;
  }

  private void settings() throws IOException {
    add(
        "Flyway settings and placeholders",
        new TreeMap<>(request.scripts().flyway())
            .entrySet().stream()
                // Their contents count, and they are named by their places.
                .filter(setting -> !setting.getKey().equals("flyway.locations"))
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList());
    add("Flyway's history table", request.scripts().historyTable());
    add("<schemas>", request.codegen().schemas());
    add("<packageName>", request.codegen().packageName());
    add("<jooq>", request.codegen().generatorXml().replace("\r\n", "\n"));
    add(
        "<alsoGenerate>",
        request.codegen().leaveOut().stream().map(LeftOut::word).sorted().toList());
    add("<schemaGuard>", request.codegen().schemaGuard() ? "wanted" : "");
    add("<schemaFolder>", request.schemaFolder().isPresent() ? "wanted" : "");
    factories();
    add("<provider>", request.database().choice().provider().word());
    add("<image>", request.database().choice().image());
    add(
        "<postgresHome>",
        request.database().choice().postgresHome().map(Path::toString).orElse(""));
    add(
        "<allowServerWide>",
        String.valueOf(request.database().choice().server().allowServerWide()));
    add(
        "<serverSettings>",
        new TreeMap<>(request.database().choice().serverSettings())
            .entrySet().stream()
                .map(setting -> setting.getKey() + "=" + setting.getValue())
                .toList());
  }

  /** Where another module makes the classes, their sources are an input. */
  private void factories() throws IOException {
    if (request.codegen().makesClasses()) {
      return; // factories beside classes have a fingerprint of their own
    }
    FactoryChoice choice = request.codegen().factories().orElseThrow();
    List<String> wishes = new ArrayList<>();
    wishes.add(choice.packageName());
    choice.values().forEach((column, value) -> wishes.add(column + "=" + value));
    add("<factories>", wishes);
    put("classes of the factories", ClassPathContent.of(choice.classes().stream().toList(), true));
  }

  private void classes(ScriptSet scripts) throws IOException {
    put("dependencies of the plugin", ClassPathContent.of(request.codegen().classPath(), true));
    boolean java =
        scripts.hasClasses()
            || request.scripts().flyway().containsKey("flyway.callbacks")
            || request.scripts().flyway().containsKey("flyway.resolvers");
    put("Java migrations", ClassPathContent.of(request.scripts().classPath(), java));
  }

  /** The bytes of a version that is still being developed say more than its number. */
  private void headwater(ArtifactResolver resolver) throws IOException {
    String version = ToolVersions.value("headwater");
    List<Path> own = new ArrayList<>();
    if (version.endsWith("-SNAPSHOT")) {
      BRIDGES.forEach(bridge -> own.add(resolver.bridge(bridge)));
      own.addAll(OwnCode.classPath());
    }
    put("Headwater's version", version + "\n" + ClassPathContent.of(own, true));
  }

  /** With their lengths, so that no value can pass for two. */
  private void add(String name, List<String> values) {
    put(
        name,
        values.stream()
            .map(this::anywhere)
            .map(value -> value.length() + ":" + value)
            .collect(Collectors.joining()));
  }

  private void add(String name, String value) {
    put(name, anywhere(value));
  }

  private void put(String name, String content) {
    put(name, content.getBytes(StandardCharsets.UTF_8));
  }

  private void put(String name, byte[] content) {
    sums.put(name, Checksum.of(content));
    if (hashing) {
      hashes.put(name, Sha256.of(content));
    }
  }

  /** A path below the project is the same in another checkout, also on Windows. */
  private String anywhere(String value) {
    return inProject
        .matcher(value)
        .replaceAll(
            path ->
                Matcher.quoteReplacement("\0" + path.group(1).replace(File.separatorChar, '/')));
  }
}
