package dev.headwater.database.guard;

import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Looks for server-wide statements in a script, also where code makes them: in DO blocks, in
 * functions, and in the texts that these execute. Text that is only data is not looked at.
 */
final class ServerWideScan {

  /** What a statement of PL/pgSQL may stand behind, other than a semicolon. */
  private static final Set<String> BEFORE_STATEMENT = Set.of("begin", "then", "else", "loop", ">>");

  /** What makes a text of which a statement may become. */
  private static final Set<String> MAKES_TEXT = Set.of("execute", "format", "return", ":=", "||");

  private final ServerWide rule;

  /** By the offset in the script. */
  private final Map<Integer, String> found = new TreeMap<>();

  private ServerWideScan(ServerWide rule) {
    this.rule = rule;
  }

  /**
   * @return what each does, by its offset
   */
  static Map<Integer, String> of(String script, ServerWide rule) {
    ServerWideScan scan = new ServerWideScan(rule);
    for (Statement statement : Statement.all(script)) {
      int end = statement.tokens().get(statement.tokens().size() - 1).end();
      String text = script.substring(statement.start(), end).toLowerCase(Locale.ROOT);
      scan.statement(statement, 0, new Place(0, text.contains("current_database")));
    }
    return scan.found;
  }

  private void statement(Statement statement, int index, Place place) {
    rule.at(statement, index, place.dynamic())
        .ifPresent(
            what -> found.putIfAbsent(place.base() + statement.tokens().get(index).start(), what));
    if (isCode(statement, index)) {
      statement.tokens().stream()
          .skip(index)
          .filter(token -> token.kind() == Token.Kind.STRING)
          .forEach(body -> body(body.content(), place.at(body.contentStart())));
    }
  }

  private static boolean isCode(Statement statement, int index) {
    if (statement.has(index, "do")) {
      return true;
    }
    int object = statement.has(index, "create", "or", "replace") ? index + 3 : index + 1;
    return statement.has(index, "create")
        && (statement.has(object, "function") || statement.has(object, "procedure"));
  }

  private void body(String code, Place place) {
    boolean executes = code.toLowerCase(Locale.ROOT).contains("execute");
    for (Statement statement : Statement.all(code)) {
      List<Integer> starts = starts(statement);
      starts.forEach(start -> statement(statement, start, place));
      if (executes && makesText(statement, starts)) {
        texts(statement, place);
      }
    }
  }

  private static List<Integer> starts(Statement statement) {
    List<Integer> starts = new ArrayList<>(List.of(0));
    for (int i = 1; i < statement.tokens().size(); i++) {
      Token before = statement.tokens().get(i - 1);
      if (BEFORE_STATEMENT.stream().anyMatch(before::is)) {
        starts.add(i);
      }
    }
    return starts;
  }

  private static boolean makesText(Statement statement, List<Integer> starts) {
    return starts.stream().anyMatch(start -> statement.has(start + 1, "="))
        || statement.tokens().stream().anyMatch(t -> MAKES_TEXT.stream().anyMatch(t::is));
  }

  /** Each text with all that follow it, as if what stands between them were unknown words. */
  private void texts(Statement statement, Place place) {
    List<Token> tokens = statement.tokens();
    for (int i = 0; i < tokens.size() && !tokens.get(i).is("raise"); i++) {
      if (isText(tokens.get(i))) {
        String first = tokens.get(i).content();
        Place inFirst = place.at(tokens.get(i).contentStart());
        for (Statement made : Statement.all(first + following(tokens, i))) {
          if (made.start() < first.length()) {
            statement(made, 0, inFirst);
          }
        }
      }
    }
  }

  private static String following(List<Token> tokens, int index) {
    StringBuilder text = new StringBuilder();
    int last = index;
    for (int i = index + 1; i < tokens.size(); i++) {
      if (isText(tokens.get(i))) {
        boolean joined = i == last + 2 && tokens.get(last + 1).is("||");
        text.append(joined ? "" : " ? ").append(tokens.get(i).content());
        last = i;
      }
    }
    return text.toString();
  }

  /** Other languages than SQL have strings in double quotes. */
  private static boolean isText(Token token) {
    return token.kind() == Token.Kind.STRING || token.kind() == Token.Kind.QUOTED_NAME;
  }

  /**
   * Where a text stands in the script.
   *
   * @param dynamic whether the statement around it asks for the name of its database
   */
  private record Place(int base, boolean dynamic) {
    Place at(int offset) {
      return new Place(base + offset, dynamic);
    }
  }
}
