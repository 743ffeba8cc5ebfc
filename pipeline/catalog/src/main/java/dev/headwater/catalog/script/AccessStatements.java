package dev.headwater.catalog.script;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Comments, owners, rights and labels. */
final class AccessStatements {

  private static final String GRANT_OPTION = " with grant option";

  private AccessStatements() {}

  private static Fact about(Fact fact, Catalog all) {
    return all.find(fact.parent().orElseThrow()).orElseThrow();
  }

  static final class Comments implements KindStatements {

    @Override
    public List<String> create(Fact comment, Catalog all) {
      return List.of(
          "comment on " + target(comment, all) + " is " + Targets.literal(comment.get("text")));
    }

    private static String target(Fact comment, Catalog all) {
      Fact about = about(comment, all);
      return comment.id().name().equals(Fact.ON_INDEX)
          ? "index " + Targets.index(about.id())
          : Targets.of(about);
    }

    @Override
    public List<String> drop(Fact comment, Catalog all) {
      return List.of("comment on " + target(comment, all) + " is null");
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of(create(to, sides.to()));
    }
  }

  static final class Labels implements KindStatements {

    @Override
    public List<String> create(Fact label, Catalog all) {
      return List.of(set(label, all, Targets.literal(label.get("label"))));
    }

    @Override
    public List<String> drop(Fact label, Catalog all) {
      return List.of(set(label, all, "null"));
    }

    private static String set(Fact label, Catalog all, String value) {
      return "security label for "
          + label.id().name()
          + " on "
          + Targets.of(about(label, all))
          + " is "
          + value;
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of(create(to, sides.to()));
    }
  }

  static final class Owners implements KindStatements {

    @Override
    public List<String> create(Fact owner, Catalog all) {
      return List.of(set(owner, all, quoted(owner.get("role"))));
    }

    @Override
    public List<String> drop(Fact owner, Catalog all) {
      return List.of(set(owner, all, "current_user"));
    }

    private static String set(Fact owner, Catalog all, String role) {
      return "alter " + Targets.of(about(owner, all)) + " owner to " + role;
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of(create(to, sides.to()));
    }
  }

  static String quoted(String role) {
    return role.matches("[a-z_][a-z0-9_]*") ? role : "\"" + role.replace("\"", "\"\"") + "\"";
  }

  /** Rights on one object for one role. */
  static final class Privileges implements KindStatements {

    @Override
    public List<String> create(Fact privileges, Catalog all) {
      return change(
          privileges, all, list(privileges.get("usual")), list(privileges.get("privileges")));
    }

    /**
     * For a new object, which gets rights from the default privileges that are in force.
     *
     * @param given what its role has at once
     */
    static List<String> onNew(Fact privileges, Catalog all, List<String> given) {
      return change(privileges, all, given, list(privileges.get("privileges")));
    }

    @Override
    public List<String> drop(Fact privileges, Catalog all) {
      return change(
          privileges, all, list(privileges.get("privileges")), list(privileges.get("usual")));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      List<String> statements =
          change(to, sides.to(), list(from.get("privileges")), list(to.get("privileges")));
      return Optional.of(new Alteration(statements, Set.of(Kind.PRIVILEGES)));
    }

    private static List<String> change(
        Fact fact, Catalog all, List<String> before, List<String> after) {
      Fact about = about(fact, all);
      String role =
          fact.id().name().equals("owner")
              ? "current_user"
              : fact.id().name().substring("to ".length());
      List<String> statements = new ArrayList<>();
      statements.addAll(revoke(before, after, p -> on(about, p), role, ""));
      statements.addAll(grant(before, after, p -> on(about, p), role, ""));
      return statements;
    }

    private static String on(Fact about, String privileges) {
      Id id = about.id();
      return switch (id.kind()) {
        case COLUMN -> {
          String column = " (" + id.name() + ")";
          yield privileges.replace(", ", column + ", ") + column + " on table " + id.scope();
        }
        case VIEW, MATERIALIZED_VIEW, FOREIGN_TABLE -> privileges + " on table " + id.qualified();
        case AGGREGATE -> privileges + " on function " + id.qualified();
        case SERVER -> privileges + " on foreign server " + id.qualified();
        default -> privileges + " on " + Targets.words(id.kind()) + " " + id.qualified();
      };
    }
  }

  /** Says a list of rights together with the object. */
  private interface On {
    String of(String privileges);
  }

  private static List<String> revoke(
      List<String> before, List<String> after, On on, String role, String head) {
    List<String> statements = new ArrayList<>();
    List<String> gone = new ArrayList<>();
    List<String> options = new ArrayList<>();
    for (String privilege : before) {
      if (!after.contains(privilege)) {
        String name = privilege.replace(GRANT_OPTION, "");
        if (after.contains(name)) {
          options.add(name);
        } else if (!after.contains(name + GRANT_OPTION)) {
          gone.add(name);
        }
      }
    }
    if (!options.isEmpty()) {
      statements.add(
          head + "revoke grant option for " + on.of(String.join(", ", options)) + " from " + role);
    }
    if (!gone.isEmpty()) {
      statements.add(head + "revoke " + on.of(String.join(", ", gone)) + " from " + role);
    }
    return statements;
  }

  private static List<String> grant(
      List<String> before, List<String> after, On on, String role, String head) {
    List<String> statements = new ArrayList<>();
    List<String> plain =
        after.stream()
            .filter(
                p ->
                    !before.contains(p)
                        && !p.endsWith(GRANT_OPTION)
                        && !before.contains(p + GRANT_OPTION))
            .toList();
    List<String> options =
        after.stream()
            .filter(p -> !before.contains(p) && p.endsWith(GRANT_OPTION))
            .map(p -> p.replace(GRANT_OPTION, ""))
            .toList();
    if (!plain.isEmpty()) {
      statements.add(head + "grant " + on.of(String.join(", ", plain)) + " to " + role);
    }
    if (!options.isEmpty()) {
      statements.add(
          head + "grant " + on.of(String.join(", ", options)) + " to " + role + GRANT_OPTION);
    }
    return statements;
  }

  static List<String> list(String privileges) {
    return privileges.equals("none") || privileges.isEmpty()
        ? List.of()
        : Arrays.asList(privileges.split(", "));
  }

  /** Rights on objects to come. */
  static final class DefaultPrivileges implements KindStatements {

    @Override
    public List<String> create(Fact fact, Catalog all) {
      return change(fact, list(fact.get("usual")), list(fact.get("privileges")));
    }

    @Override
    public List<String> drop(Fact fact, Catalog all) {
      return change(fact, list(fact.get("privileges")), list(fact.get("usual")));
    }

    @Override
    public Optional<Alteration> alter(Fact from, Fact to, Sides sides) {
      return Alteration.of(change(to, list(from.get("privileges")), list(to.get("privileges"))));
    }

    private static List<String> change(Fact fact, List<String> before, List<String> after) {
      String head =
          "alter default privileges"
              + (fact.has("role") ? " for role " + quoted(fact.get("role")) : "")
              + (fact.has("schema") ? " in schema " + fact.get("schema") : "")
              + " ";
      String role =
          fact.has("grantee")
              ? fact.get("grantee")
              : fact.has("role") ? quoted(fact.get("role")) : "current_user";
      On on = privileges -> privileges + " on " + fact.get("objects");
      List<String> statements = new ArrayList<>(revoke(before, after, on, role, head));
      statements.addAll(grant(before, after, on, role, head));
      return statements;
    }
  }

  static boolean isAbout(Kind kind) {
    return kind == Kind.COMMENT
        || kind == Kind.OWNER
        || kind == Kind.PRIVILEGES
        || kind == Kind.SECURITY_LABEL;
  }
}
