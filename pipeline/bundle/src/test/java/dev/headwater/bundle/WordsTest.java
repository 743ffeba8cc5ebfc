package dev.headwater.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The engine's words for builds become those of a bundle. */
final class WordsTest {

  private static final Path ENGINE = Path.of("../engine/src/main/java/dev/headwater");

  /** The packages of the engine that a bundle uses. */
  private static final List<String> ROOMS =
      List.of(
          "apply",
          "command/bundle",
          "command/drift",
          "command/live",
          "command/migrate",
          "command/repair",
          "command/script",
          "command/seed",
          "command/stamp",
          "command/status",
          "command/undo",
          "report");

  /** Throwaway databases, and goals that a bundle does not have. */
  private static final Pattern OF_BUILDS =
      Pattern.compile("(Stall|StatementFix|Adopt\\w*|Draft\\w*)\\.java");

  private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)*)\"");
  private static final Pattern OPTION = Pattern.compile("(?<![\\w-])--[a-z]+(?:-[a-z]+)*");
  private static final Pattern GOAL = Pattern.compile("headwater:([a-z]+)");

  /** Stands for a value between two literals, also for the name of a setting. */
  private static final String SOME = "to";

  private final Words words = new Words("shop-migrations.jar");

  @Test
  void commandsAndOptionsAreThoseOfTheBundle() {
    assertThat(words.of("see mvn headwater:status; mvn headwater:stamp -Dheadwater.to=V3 or <to>"))
        .isEqualTo(
            "see java -jar shop-migrations.jar status; java -jar shop-migrations.jar stamp --to=V3"
                + " or --to");
    assertThat(words.ofTarget("acme").of("-Dheadwater.allowLoss=a, mvn headwater:status"))
        .isEqualTo("--allow-loss=a, PGSERVICE=acme java -jar shop-migrations.jar status");
  }

  @Test
  void settingsOfFlywayNeedANewBundle() {
    assertThat(words.of("<flyway><table>…</table></flyway> or -Dheadwater.flyway.table=…; or so"))
        .isEqualTo("<flyway><table>…</table></flyway> in the POM, and a new bundle; or so");
  }

  @Test
  void goalsOfBuildsRunInTheProject() {
    assertThat(words.of("mvn headwater:renumber -Dheadwater.base=origin/main does it"))
        .isEqualTo("in the project: mvn headwater:renumber -Dheadwater.base=origin/main does it");
  }

  @Test
  void commentOfASeedStays() {
    String comment = "-- headwater:seed table=roles key=name mode=upsert";
    assertThat(words.of(comment)).isEqualTo(comment);
  }

  @Test
  void everyTextOfTheEngineIsTranslated() throws IOException {
    List<String> texts = texts();
    assertThat(texts).hasSizeGreaterThan(25);
    assertThat(texts.stream().map(words::of)).filteredOn(text -> !isOfBundle(text)).isEmpty();
  }

  private static boolean isOfBundle(String text) {
    boolean isOfProject = text.contains("in the project: ");
    return (isOfProject || !text.contains("-Dheadwater"))
        && (!text.contains("<flyway><") || text.contains("in the POM"))
        && GOAL.matcher(text.replace("-- headwater:seed", ""))
            .results()
            .noneMatch(goal -> isCommand(goal.group(1)))
        && OPTION.matcher(text).results().allMatch(option -> isOption(option.group()));
  }

  private static boolean isCommand(String goal) {
    return Stream.of(BundleCommand.values()).anyMatch(command -> command.word().equals(goal));
  }

  private static boolean isOption(String option) {
    return Stream.of(BundleCommand.values()).anyMatch(command -> command.hasOption(option));
  }

  /**
   * All literals with words of a build; those that are added up, also with values between them, are
   * one.
   */
  private static List<String> texts() throws IOException {
    List<String> texts = new ArrayList<>();
    for (Path file : sources()) {
      String code =
          Files.readString(file)
              .replaceAll("(?m)^\\s*(?:/?\\*|//).*$", "")
              .replaceAll("\"\\s*\\+\\s*\"", "")
              .replaceAll("\"\\s*\\+\\s*[\\w.()]+\\s*\\+\\s*\"", SOME);
      LITERAL
          .matcher(code)
          .results()
          .map(literal -> literal.group(1))
          .filter(text -> text.matches("(?s).*(headwater[:.]|<flyway>|--[a-z]).*"))
          .forEach(texts::add);
    }
    return texts;
  }

  private static List<Path> sources() throws IOException {
    List<Path> sources = new ArrayList<>();
    for (String room : ROOMS) {
      try (Stream<Path> files = Files.walk(ENGINE.resolve(room))) {
        sources.addAll(
            files
                .filter(file -> file.toString().endsWith(".java"))
                .filter(file -> !OF_BUILDS.matcher(file.getFileName().toString()).matches())
                .collect(Collectors.toList()));
      }
    }
    return sources;
  }
}
