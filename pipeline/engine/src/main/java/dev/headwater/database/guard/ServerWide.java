package dev.headwater.database.guard;

import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which statements change what all databases of a server share.
 *
 * @param database the only database that may be changed; empty before it is known
 */
record ServerWide(String database) {

  private static final Set<String> VERBS = Set.of("create", "alter", "drop");
  private static final Set<String> ROLES = Set.of("role", "user", "group");

  /** Flyway's word for the database that it migrates. */
  private static final String THIS_DATABASE = "${flyway:database}";

  /**
   * The change that a statement makes to the whole server.
   *
   * @return such as {@code CREATE ROLE}; empty when it changes nothing that is shared
   */
  Optional<String> in(Statement statement) {
    Words words = new Words(statement);
    String verb = words.at(0);
    String object = words.at(1);
    if (VERBS.contains(verb)) {
      return definition(words, verb, object);
    }
    if (verb.equals("reassign") && object.equals("owned")) {
      return Optional.of("REASSIGN OWNED");
    }
    if (verb.equals("grant") || verb.equals("revoke")) {
      return grant(words, verb);
    }
    if (verb.equals("comment") && object.equals("on")) {
      return isShared(words, 2) ? said("COMMENT ON", words.at(2)) : Optional.empty();
    }
    if (verb.equals("security") && object.equals("label")) {
      int on = words.find("on");
      return on > 0 && isShared(words, on + 1)
          ? said("SECURITY LABEL ON", words.at(on + 1))
          : Optional.empty();
    }
    return Optional.empty();
  }

  private Optional<String> definition(Words words, String verb, String object) {
    if (ROLES.contains(object)) {
      boolean mapping = words.at(2).equals("mapping") && Set.of("for", "if").contains(words.at(3));
      int in = words.find("in");
      boolean here = in > 0 && words.at(in + 1).equals("database") && isOwn(words, in + 2);
      return mapping || here ? Optional.empty() : said(verb, object);
    }
    return switch (object) {
      case "database", "tablespace" ->
          verb.equals("create") || isShared(words, 1) ? said(verb, object) : Optional.empty();
      case "system" -> verb.equals("alter") ? said(verb, object) : Optional.empty();
      case "owned" -> verb.equals("drop") ? said(verb, object) : Optional.empty();
      default -> Optional.empty();
    };
  }

  /** Without {@code ON}, the statement grants a role, which all databases share. */
  private Optional<String> grant(Words words, String verb) {
    int on = words.find("on");
    if (on > 0) {
      return isShared(words, on + 1)
              || words.at(on + 1).equals("parameter")
              || (words.at(on + 1).equals("database") && !areOwn(words, on + 2))
          ? said(verb + " on", words.at(on + 1))
          : Optional.empty();
    }
    return words.find(verb.equals("grant") ? "to" : "from") > 0
        ? Optional.of(verb.toUpperCase(Locale.ROOT) + " of a role")
        : Optional.empty();
  }

  /** Whether a kind of object and its name stand here, and it is not the database of the run. */
  private boolean isShared(Words words, int kind) {
    return switch (words.at(kind)) {
      case "role", "tablespace" -> true;
      case "database" -> !isOwn(words, words.at(kind + 1).equals("if") ? kind + 3 : kind + 1);
      default -> false;
    };
  }

  /** The names of a list. */
  private boolean areOwn(Words words, int first) {
    int index = first;
    while (isOwn(words, index) && words.token(index + 1).filter(t -> t.is(",")).isPresent()) {
      index += 2;
    }
    return isOwn(words, index);
  }

  private boolean isOwn(Words words, int index) {
    return words
        .token(index)
        .filter(Token::isName)
        .map(Token::name)
        .filter(name -> name.equals(database) || name.equalsIgnoreCase(THIS_DATABASE))
        .isPresent();
  }

  private static Optional<String> said(String verb, String object) {
    return Optional.of((verb + " " + object).toUpperCase(Locale.ROOT));
  }

  /** The words of a statement. */
  private record Words(Statement statement) {

    Optional<Token> token(int index) {
      return statement.at(index);
    }

    /** In lower case; empty when there is no word without quotes. */
    String at(int index) {
      return token(index)
          .filter(token -> token.kind() == Token.Kind.WORD)
          .map(token -> token.text().toLowerCase(Locale.ROOT))
          .orElse("");
    }

    /** The index of a word behind the first one; -1 when it is not there. */
    int find(String word) {
      List<Token> tokens = statement.tokens();
      for (int i = 1; i < tokens.size(); i++) {
        if (tokens.get(i).is(word)) {
          return i;
        }
      }
      return -1;
    }
  }
}
