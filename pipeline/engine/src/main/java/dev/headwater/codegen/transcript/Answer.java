package dev.headwater.codegen.transcript;

import dev.headwater.io.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Locale;

/** The rows of one answer, hashed as they are read. */
final class Answer {

  private final MessageDigest digest = Sha256.digest();
  private final Renaming renaming;
  private int rows;
  private boolean ended;

  Answer(Renaming renaming) {
    this.renaming = renaming;
  }

  /** Every column of the row on which the cursor stands. */
  void row(ResultSet row) throws SQLException {
    rows++;
    ResultSetMetaData columns = row.getMetaData();
    for (int i = 1; i <= columns.getColumnCount(); i++) {
      String value = row.getString(i);
      if (value == null) {
        digest.update((byte) 0);
        continue;
      }
      String type = columns.getColumnTypeName(i).toLowerCase(Locale.ROOT);
      String label = columns.getColumnLabel(i).toLowerCase(Locale.ROOT);
      byte[] bytes = renaming.of(value, type, label).getBytes(StandardCharsets.UTF_8);
      digest.update((byte) 1);
      digest.update(String.valueOf(bytes.length).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) ':');
      digest.update(bytes);
    }
  }

  /** A plain value instead of rows. */
  void value(Object value) {
    digest.update(renaming.of(String.valueOf(value), "", "").getBytes(StandardCharsets.UTF_8));
  }

  void end() {
    ended = true;
  }

  int rows() {
    return rows;
  }

  boolean ended() {
    return ended;
  }

  String hash() {
    return HexFormat.of().formatHex(digest.digest());
  }
}
