package dev.headwater.database.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The user's file of passwords, {@code .pgpass}. The driver has a reader of its own, but only since
 * 42.3; it asks for the name of the database that it connects to, which is a random one here; and
 * it does not mind a file that others can read.
 *
 * @see <a href="https://www.postgresql.org/docs/current/libpq-pgpass.html">PostgreSQL: the password
 *     file</a>
 */
public record PasswordFile(Path path, boolean windows) {

  private static final Set<PosixFilePermission> OTHERS =
      Set.of(
          PosixFilePermission.GROUP_READ,
          PosixFilePermission.GROUP_WRITE,
          PosixFilePermission.GROUP_EXECUTE,
          PosixFilePermission.OTHERS_READ,
          PosixFilePermission.OTHERS_WRITE,
          PosixFilePermission.OTHERS_EXECUTE);

  /** The first line that fits; without one, a password that is empty and says why. */
  public Password find(Wanted wanted) {
    if (!Files.exists(path)) {
      return Password.none("none is given, and there is no " + path);
    }
    try {
      if (!Files.isRegularFile(path)) {
        return Password.none(path + " is ignored, because it is not a plain file");
      }
      if (!windows && Files.getPosixFilePermissions(path).stream().anyMatch(OTHERS::contains)) {
        return Password.none(
            path
                + " is ignored, as PostgreSQL's own clients do, because its group or others have"
                + " access: chmod 600 "
                + path);
      }
      for (String line : new String(Files.readAllBytes(path), StandardCharsets.UTF_8).split("\n")) {
        List<String> fields = fields(line.replaceAll("\r$", ""));
        if (wanted.fits(fields)) {
          return new Password(fields.get(4), path.toString());
        }
      }
      return Password.none("none is given, and no line of " + path + " fits " + wanted);
    } catch (IOException e) {
      return Password.none(path + " cannot be read: " + e);
    }
  }

  /** At most five; a backslash takes its meaning from the character after it. */
  private static List<String> fields(String line) {
    List<String> fields = new ArrayList<>();
    if (line.startsWith("#")) {
      return fields;
    }
    StringBuilder field = new StringBuilder();
    boolean wildcard = true;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\' && i + 1 < line.length()) {
        field.append(line.charAt(++i));
        wildcard = false;
      } else if (c == ':') {
        fields.add(wildcard && field.toString().equals("*") ? Wanted.ANY : field.toString());
        field.setLength(0);
        wildcard = true;
      } else {
        field.append(c);
      }
    }
    fields.add(field.toString());
    return fields;
  }

  /** The login that a line must fit. */
  public record Wanted(String host, String port, String database, String user) {

    /** No name holds this character. */
    private static final String ANY = "\u0000";

    private boolean fits(List<String> fields) {
      return fields.size() >= 5
          && fits(host, fields.get(0))
          && fits(port, fields.get(1))
          && fits(database, fields.get(2))
          && fits(user, fields.get(3));
    }

    private static boolean fits(String value, String field) {
      return field.equals(ANY) || field.equals(value);
    }

    @Override
    public String toString() {
      return host + ":" + port + ":" + database + ":" + user;
    }
  }
}
