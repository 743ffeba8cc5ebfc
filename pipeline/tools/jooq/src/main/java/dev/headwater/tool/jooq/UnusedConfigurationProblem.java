package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenScope;
import dev.headwater.spi.ToolFailure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jooq.meta.jaxb.CatalogMappingType;
import org.jooq.meta.jaxb.Database;
import org.jooq.meta.jaxb.RegexFlag;
import org.jooq.meta.jaxb.SchemaMappingType;

/** Parts of the user's configuration that name what the database does not have. */
final class UnusedConfigurationProblem {

  private UnusedConfigurationProblem() {}

  /** Schemas by name; jOOQ would generate nothing for an unknown one, without a word. */
  static void refuseUnknownSchemas(Database configuration, CodegenScope scope) {
    Set<String> wanted = new LinkedHashSet<>();
    wanted.add(configuration.getInputSchema());
    for (SchemaMappingType schema : configuration.getSchemata()) {
      wanted.add(schema.getInputSchema());
    }
    for (CatalogMappingType catalog : configuration.getCatalogs()) {
      for (SchemaMappingType schema : catalog.getSchemata()) {
        wanted.add(schema.getInputSchema());
      }
    }
    Set<String> existing = new TreeSet<>(scope.schemas());
    List<String> unknown =
        wanted.stream().filter(s -> s != null && !s.isBlank() && !existing.contains(s)).toList();
    if (!unknown.isEmpty()) {
      throw new ToolFailure(
          "unknown-schema",
          "no migration creates the schema \"" + String.join("\", \"", unknown) + "\"",
          List.of(
              "schemas after the last migration: " + String.join(", ", existing),
              "fix: correct <inputSchema>"));
    }
  }

  /**
   * An include expression for which there is no object.
   *
   * @param seen everything in the schemas
   */
  static void refuseEmptyIncludes(Database configuration, MigratedDatabase.Seen seen) {
    String includes = configuration.getIncludes();
    if (includes == null || includes.isBlank() || configuration.isIncludeExcludeColumns()) {
      return;
    }
    Pattern pattern = Pattern.compile(includes, flags(configuration));
    if (seen.names().stream().noneMatch(name -> pattern.matcher(name).matches())) {
      List<String> some = seen.kept().stream().limit(10).toList();
      throw new ToolFailure(
          "unused-configuration",
          "<includes>" + includes + "</includes> matches nothing in the database",
          List.of(
              "there are: " + String.join(", ", some),
              "fix: it is a regular expression for a whole name, plain or with its schema:"
                  + " order.* matches orders, order does not"));
    }
  }

  private static int flags(Database configuration) {
    int flags = 0;
    for (RegexFlag flag : configuration.getRegexFlags()) {
      flags |=
          switch (flag) {
            case CASE_INSENSITIVE -> Pattern.CASE_INSENSITIVE;
            case COMMENTS -> Pattern.COMMENTS;
            case DOTALL -> Pattern.DOTALL;
            case LITERAL -> Pattern.LITERAL;
            case MULTILINE -> Pattern.MULTILINE;
            case UNICODE_CASE -> Pattern.UNICODE_CASE;
            case UNICODE_CHARACTER_CLASS -> Pattern.UNICODE_CHARACTER_CLASS;
            case UNIX_LINES -> Pattern.UNIX_LINES;
            default -> 0;
          };
    }
    return flags;
  }

  /** Unused parts that jOOQ itself noticed, without the defaults that nobody wrote. */
  static ToolFailure unused(List<String> logged) {
    List<String> texts = new ArrayList<>();
    for (String text : new TreeSet<>(logged)) {
      texts.add(
          text.replaceAll(
              "<(priority|nullability|objectType|autoConverter|jsonConverter|xmlConverter"
                  + "|enumConverter|genericBinding|genericConverter|visibilityModifier"
                  + "|excludeExpression|excludeTypes)>[^<]*</\\1>",
              ""));
    }
    boolean asks = texts.stream().allMatch(text -> text.contains("<sql>"));
    texts.add(
        asks
            ? "fix: correct the query in <sql>, which must return names of columns that are there,"
                + " or delete it"
            : "fix: correct the expression, or delete it; it is a regular expression for a whole"
                + " name, plain or qualified as schema.table.column");
    return new ToolFailure(
        "unused-configuration",
        logged.size() == 1
            ? "a part of the jOOQ configuration matches nothing in the database"
            : logged.size() + " parts of the jOOQ configuration match nothing in the database",
        texts);
  }
}
