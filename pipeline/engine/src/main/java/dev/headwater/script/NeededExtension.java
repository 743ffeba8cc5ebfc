package dev.headwater.script;

import dev.headwater.problem.SourceLocation;
import dev.headwater.script.sql.Statement;
import dev.headwater.script.sql.Token;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** An extension that a migration or an init script creates, and where. */
public record NeededExtension(String name, SourceLocation location) {

  private static final Pattern WORD = Pattern.compile("extension", Pattern.CASE_INSENSITIVE);

  /**
   * The extensions that a run creates with plain statements, each with its first place. Statements
   * in a DO block or a function may be conditional, so they do not count.
   */
  public static List<NeededExtension> of(ScriptSet scripts) {
    Map<String, NeededExtension> found = new LinkedHashMap<>();
    scripts.toRun().forEach(script -> find(script, found));
    return List.copyOf(found.values());
  }

  /** Their names, for a sentence. */
  public static String names(Collection<NeededExtension> extensions) {
    return String.join(", ", extensions.stream().map(NeededExtension::name).toList());
  }

  private static void find(ReadScript script, Map<String, NeededExtension> found) {
    if (!WORD.matcher(script.sql()).find()) {
      return; // most scripts; large ones with data need not be read
    }
    for (Statement statement : Statement.all(script.sql())) {
      if (statement.has(0, "create", "extension")) {
        statement
            .at(statement.has(2, "if", "not", "exists") ? 5 : 2)
            .filter(Token::isName)
            .filter(token -> !token.name().contains("${"))
            .ifPresent(
                token ->
                    found.putIfAbsent(
                        token.name(),
                        new NeededExtension(token.name(), script.place(statement.start()))));
      }
    }
  }
}
