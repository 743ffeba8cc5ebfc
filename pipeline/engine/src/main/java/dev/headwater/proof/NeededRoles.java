package dev.headwater.proof;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Kind;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The roles that the objects of a database name, as SQL writes them, without PostgreSQL's own. */
record NeededRoles(Catalog catalog) {

  private static final String TO = "to ";

  /** Their names. */
  List<String> names() {
    SortedSet<String> roles = new TreeSet<>();
    catalog.facts().forEach(fact -> roles(fact).forEach(roles::add));
    roles.removeIf(role -> role.isEmpty() || role.equals("public") || role.startsWith("pg_"));
    return List.copyOf(roles);
  }

  /** Statements that make the roles which are not there. */
  List<String> statements() {
    return names().stream().map(NeededRoles::statement).toList();
  }

  private static Stream<String> roles(Fact fact) {
    Kind kind = fact.id().kind();
    String name = fact.id().name();
    return switch (kind) {
      case OWNER -> Stream.of(RoleName.quoted(fact.get("role")));
      case PRIVILEGES -> name.startsWith(TO) ? Stream.of(name.substring(TO.length())) : Stream.of();
      case DEFAULT_PRIVILEGES ->
          Stream.of(
              fact.has("role") ? RoleName.quoted(fact.get("role")) : "",
              fact.has("grantee") ? fact.get("grantee") : "");
      case POLICY -> Stream.of(fact.get("roles").split(", "));
      case USER_MAPPING -> Stream.of(name);
      default -> Stream.of();
    };
  }

  private static String statement(String role) {
    return "do $headwater$ begin if to_regrole("
        + "'"
        + role.replace("'", "''")
        + "') is null then create role "
        + role
        + "; end if; end $headwater$";
  }
}
