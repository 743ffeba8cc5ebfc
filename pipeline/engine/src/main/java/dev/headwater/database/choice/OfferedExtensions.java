package dev.headwater.database.choice;

import dev.headwater.catalog.Extensions;
import dev.headwater.script.NeededExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The extensions that a server says it could create. */
record OfferedExtensions(Connection connection) {

  /** Their libraries need one of the language itself, in the version they were built with. */
  private static final Pattern LANGUAGE = Pattern.compile("plperl|plpython3|pltcl");

  private static final String NO_SUCH_FILE = "58P01";

  List<NeededExtension> missing(List<NeededExtension> needed) throws SQLException {
    Set<String> available = Extensions.offered(connection);
    List<NeededExtension> missing = new ArrayList<>();
    for (NeededExtension extension : needed) {
      if (!available.contains(extension.name()) || !loads(extension)) {
        missing.add(extension);
      }
    }
    return missing;
  }

  private boolean loads(NeededExtension extension) throws SQLException {
    Matcher language = LANGUAGE.matcher(extension.name());
    Optional<String> library = language.find() ? Optional.of(language.group()) : Optional.empty();
    if (library.isEmpty()) {
      return true;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("load '" + library.get() + "'");
      return true;
    } catch (SQLException e) {
      // Only a superuser may ask in this way; nobody else is told that it is not there.
      return !NO_SUCH_FILE.equals(e.getSQLState());
    }
  }
}
