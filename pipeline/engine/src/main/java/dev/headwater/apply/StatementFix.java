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

  private static final String OWN_SERVER =
      "take a provider with a server of its own, where migrations run as superuser:"
          + " <provider>embedded</provider>";

  private static final Pattern EXTENSION =
      Pattern.compile(
          "extension \"([^\"]+)\" is not available|extension control file \"[^\"]*/([^/\"]+)\\.control\"|could not load library"
              + " \"[^\"]*/(plperl|plpython3|pltcl)\\.");
  private static final Pattern ROLE = Pattern.compile("role \"([^\"]+)\" does not exist");
  private static final Pattern COLLATION =
      Pattern.compile(
          "collation \"(?:[^\"]+\\.)?(([a-z]{2,3})_([A-Z]{2})(?:\\.[-\\w]+)?)\"( for encoding"
              + " \"\\w+\")? does not exist");

  /** For a statement of an init script. */
  Problem inInitScript(Problem problem) {
    if (problem.code().equals("25001")) {
      return problem.withFix(
          "leave it out: the database is there already, and a script of several statements runs in"
              + " one transaction");
    }
    if (problem.code().equals("3D000")) {
      return problem.withFix(
          "the throwaway database has a name of its own; current_database() tells it: do $$ begin"
              + " execute format('alter database %I …', current_database()); end $$;");
    }
    return problem.message().contains("syntax error at or near \"\\\"")
        ? problem.withFix("an init script holds SQL only; what begins with \\ is a command of psql")
        : added(problem);
  }

  /** For a statement of a migration. */
  Problem added(Problem problem) {
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

  private static Problem anywhere(Problem problem) {
    if (problem.code().startsWith("08") || problem.code().startsWith("57P0")) {
      return problem.withFix(
          "the server ended this connection, or the network did; see why, and run again");
    }
    if (problem.code().equals("3F000")) {
      return problem.withFix(
          "if production has that schema from elsewhere, make it in an init script:"
              + initScript("schemas"));
    }
    Matcher collation = COLLATION.matcher(problem.message());
    if (collation.find()) {
      return problem.withFix(
          "PostgreSQL has such collations from the machine that it runs on; make this one in an init"
              + " script:"
              + initScript("collations")
              + " with `create collation \""
              + collation.group(1)
              + "\" (provider = icu, locale = '"
              + collation.group(2)
              + "-"
              + collation.group(3)
              + "');`");
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
