package dev.headwater.proof;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.MigrationName;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A state of the schema, as every command takes it. */
public sealed interface State {

  /** The migrations as they are. */
  State HERE = new Here();

  /** As the user writes it. */
  String word();

  /** The migrations as they are in the project. */
  record Here() implements State {
    @Override
    public String word() {
      return "here";
    }
  }

  /**
   * The migrations up to a version.
   *
   * @param version normalised, as in {@link MigrationName}
   * @param word as the user wrote it
   */
  record UpTo(String version, String word) implements State {}

  /**
   * The migrations of a branch, or of another commit that git knows.
   *
   * @param name such as {@code origin/main}
   */
  record OnBranch(String name) implements State {
    @Override
    public String word() {
      return "branch:" + name;
    }
  }

  /**
   * The migrations in another folder.
   *
   * @param path from the project's folder
   */
  record InFolder(String path) implements State {
    @Override
    public String word() {
      return "folder:" + path;
    }
  }

  /**
   * A real database.
   *
   * @param name that the project gives it, such as {@code staging}
   */
  record Live(String name) implements State {
    @Override
    public String word() {
      return "db:" + name;
    }
  }

  /**
   * What SQL files make after the init scripts, without migrations.
   *
   * @param path a file, or a folder of files
   * @param word the path as shown to the reader
   */
  record Desired(Path path, String word) implements State {}

  /**
   * What SQL files make, each in a transaction, in this order and in no other.
   *
   * @param word as shown to the reader
   */
  record InOrder(List<Path> files, String word) implements State {

    public InOrder {
      files = List.copyOf(files);
    }
  }

  /**
   * The state that a word means.
   *
   * @param setting where the word stands, such as {@code from}
   * @throws ProblemException when the word has none of the five forms
   */
  static State parse(String setting, String word) {
    String text = word.strip();
    if (text.equals("here")) {
      return HERE;
    }
    Matcher version = Pattern.compile("[Vv](\\d+([._]\\d+)*)").matcher(text);
    if (version.matches()) {
      return new UpTo(MigrationName.normalized(version.group(1).replace('_', '.')), text);
    }
    int colon = text.indexOf(':');
    String rest = text.substring(colon + 1).strip();
    String form = rest.isEmpty() || colon < 0 ? "" : text.substring(0, colon);
    return switch (form) {
      case "branch" -> new OnBranch(rest);
      case "folder" -> new InFolder(rest);
      case "db" -> new Live(rest);
      default -> throw new ProblemException(unknown(setting, text));
    };
  }

  private static Problem unknown(String setting, String text) {
    return Problem.of("state", "<" + setting + "> is no state: \"" + text + "\"")
        .withDetail(
            "allowed",
            """
            here                the migrations as they are
            V12                 the migrations up to version 12
            branch:origin/main  the migrations of a branch
            folder:PATH         the migrations in another folder
            db:staging          a database that the project names\
            """);
  }
}
