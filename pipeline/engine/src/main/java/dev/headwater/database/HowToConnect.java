package dev.headwater.database;

import dev.headwater.database.client.ClientVariables;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Properties;

/** A database as PostgreSQL's own programs reach it. */
public record HowToConnect(ThrowawayDatabase database) {

  /** The command for a shell. The password of the user's own login is not shown. */
  public String psql() {
    return (database.password().isEmpty() ? "" : "PGPASSWORD=" + database.password() + " ")
        + "psql "
        + database
            .url()
            .replace("jdbc:", "")
            .replace(
                "//", "//" + URLEncoder.encode(database.username(), StandardCharsets.UTF_8) + "@");
  }

  /** Variables for a program that is started here, with the password, whosever it is. */
  public Map<String, String> environment() {
    Properties properties =
        database.dataSource() instanceof DriverDataSource source
            ? source.properties()
            : new Properties();
    Map<String, String> variables = ClientVariables.of(database.url(), properties);
    variables.put("PGUSER", database.username());
    return variables;
  }
}
