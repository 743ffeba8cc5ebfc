package dev.headwater.apply;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.cluster.LocalServer;
import dev.headwater.database.extensions.ExtensionObjectProblem;
import dev.headwater.database.extensions.MissingExtensionProblem;
import dev.headwater.database.guard.SharedServerGuard;
import dev.headwater.problem.Problem;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Fixes for what goes wrong only because the database is a fresh, throwaway one. */
record StatementFix(DatabaseOrigin origin, DatabaseChoice choice) {

  /** A syntax error, and a function, a type, a setting or a feature that is not there. */
  private static final Set<String> VERSIONS_DIFFER = Set.of("42601", "42883", "42704", "0A000");

  private static final String OWN_SERVER =
      "take a provider with a server of its own, where migrations run as superuser:"
          + " <provider>embedded</provider>";

  private static final Pattern EXTENSION =
      Pattern.compile(
          "extension \"([^\"]+)\" is not available|extension control file \"[^\"]*/([^/\"]+)\\.control\"|could not load library"
              + " \"[^\"]*/(plperl|plpython3|pltcl)\\.");
  private static final Pattern ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");
  private static final Pattern ROLE_EXISTS = Pattern.compile("role \"([^\"]+)\" already exists");

  /** For a statement of an init script. */
  Problem inInitScript(Problem problem) {
    if (problem.code().equals("25001")) {
      return problem.withFix(
          problem.message().startsWith("CREATE DATABASE")
              ? "leave it out: the database is there already"
              : "give it an init script of its own: one of several statements is a transaction");
    }
    if (problem.code().equals("3D000")) {
      return problem.withFix(
          "the throwaway database has a name of its own; current_database() tells it: do $$ begin"
              + " execute format('alter database %I …', current_database()); end $$;");
    }
    return added(problem);
  }

  /** For a statement of a migration. */
  Problem added(Problem problem) {
    Problem known = explained(problem);
    return known.fix().isEmpty() && mayBeOfAnotherVersion(known)
        ? known.withDetail(
            "ran on",
            "PostgreSQL "
                + origin.postgresVersion().replaceAll("\\D.*", "")
                + ", the default; if production runs another major, set it:"
                + " <postgresVersion>…</postgresVersion>")
        : known;
  }

  /** Nobody chose the version, and another one may know the word. */
  private boolean mayBeOfAnotherVersion(Problem problem) {
    return VERSIONS_DIFFER.contains(problem.code())
        && !problem.message().contains("near \"\\\"") // psql's commands are of no version
        && choice.postgresVersion().isEmpty()
        && choice.image().isEmpty()
        && choice.postgresHome().isEmpty()
        && origin.provider() != Kind.SERVER;
  }

  private Problem explained(Problem problem) {
    Matcher extension = EXTENSION.matcher(problem.message());
    if (extension.find()) {
      String name =
          Stream.of(1, 2, 3)
              .map(extension::group)
              .filter(Objects::nonNull)
              .map(found -> found.equals("plpython3") ? "plpython3u" : found)
              .findFirst()
              .orElseThrow();
      return new MissingExtensionProblem(
              name,
              Set.of(name),
              new MissingExtensionProblem.Opened(origin, LocalServer.all(choice)))
          .withAllProviders(problem);
    }
    if (problem.code().equals(SharedServerGuard.CODE)) {
      return SharedServerGuard.explained(problem);
    }
    if (origin.provider() == Kind.SERVER) {
      return inSharedServer(problem).map(problem::withFix).orElseGet(() -> anywhere(problem));
    }
    Matcher role = ROLE.matcher(problem.message());
    if (role.find()) {
      return problem.withFix(
          "the throwaway server knows no roles but postgres; make yours in an init script:"
              + initScript("roles")
              + " with `create role \""
              + role.group(1)
              + "\";`");
    }
    Matcher existing = ROLE_EXISTS.matcher(problem.message());
    if (existing.find() && existing.group(1).equals("postgres")) {
      return problem.withFix(
          "postgres is the superuser of the throwaway server: delete this statement, and every ALTER"
              + " ROLE postgres");
    }
    if (problem.code().equals("3D000")) {
      return problem.withFix(
          "the throwaway database is called postgres; ${flyway:database} stands for the name of"
              + " the database that is migrated, here and in production");
    }
    if (problem.code().equals("53100")) {
      return problem.withFix(
          "the disk of the cache folder is full: free some space, or -Dheadwater.cache=FOLDER");
    }
    return anywhere(problem);
  }

  private static Optional<String> inSharedServer(Problem problem) {
    if (ROLE.matcher(problem.message()).find()) {
      return Optional.of(
          "the server has no such role; have an administrator make it there, or "
              + OWN_SERVER
              + ", and an init script can make the role");
    }
    Matcher existing = ROLE_EXISTS.matcher(problem.message());
    if (existing.find()) {
      return Optional.of(
          "all databases of the server share its roles; make this one only where it is missing: do"
              + " $$ begin if to_regrole('\"NAME\"') is null then create role \"NAME\"; end if; end $$;"
                  .replace("NAME", existing.group(1)));
    }
    return switch (problem.code()) {
      case "3D000" ->
          Optional.of(
              "the throwaway database has a name of its own; ${flyway:database} stands for the name"
                  + " of the database that is migrated, here and in production");
      case "42501" ->
          Optional.of(
              "migrations run as the user who logs in to the server, and that user lacks this right: "
                  + OWN_SERVER
                  + "; or have an administrator grant it, and where it reaches beyond the database"
                  + " of the run, allow that: <allowServerWide>true</allowServerWide>");
      case "53100" -> Optional.of("the disk of the server is full: free some space there");
      default -> Optional.empty();
    };
  }

  private Problem anywhere(Problem problem) {
    if (problem.code().startsWith("08") || problem.code().startsWith("57P0")) {
      return problem.withFix(
          "the server ended this connection, or the network did; see why, and run again");
    }
    if (problem.code().equals("3F000")) {
      return problem.withFix(
          "if production has that schema from elsewhere, make it in an init script:"
              + initScript("schemas"));
    }
    Optional<NeededSetting> setting = NeededSetting.of(problem);
    if (setting.isPresent()) {
      return problem.withFix(setting.get().fix(origin.provider()));
    }
    Optional<MissingCollation> collation = MissingCollation.of(problem, origin.postgresVersion());
    if (collation.isPresent()) {
      return problem.withFix(
          "PostgreSQL has such collations from the machine that it runs on; make this one in an init"
              + " script:"
              + initScript("collations")
              + " with `"
              + collation.get().statement()
              + "`");
    }
    Optional<String> extension = ExtensionObjectProblem.of(problem.message());
    if (extension.isPresent()) {
      return problem.withFix(
          "it comes with the extension "
              + extension.get()
              + ", which is not there, or not in search_path; make it before this, or in an init"
              + " script if production has it from elsewhere:"
              + initScript("extensions")
              + " with `create extension \""
              + extension.get()
              + "\";`");
    }
    if (problem.code().equals("25001")) {
      return problem.withFix(
          "put it into a migration of its own, with a file beside it that has the same name and"
              + " .conf at its end, and in it: executeInTransaction=false");
    }
    return problem;
  }

  private static String initScript(String name) {
    return "\n<initScripts><initScript>src/main/headwater/"
        + name
        + ".sql</initScript></initScripts>";
  }
}
