package dev.headwater.database.snapshots;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;

/**
 * The files of the write-ahead log that a server needs to start from its last checkpoint. The
 * others are old, or made in advance, and often larger than all the rest.
 *
 * @param first its name
 * @param last its name
 */
public record WalFiles(String first, String last) {

  private static final String QUERY =
      """
      select (select redo_wal_file from pg_catalog.pg_control_checkpoint()),
        pg_catalog.pg_walfile_name(pg_catalog.pg_current_wal_insert_lsn()),
        (select setting::bigint from pg_catalog.pg_settings where name = 'wal_segment_size')""";

  static WalFiles now(Connection session) throws SQLException {
    try (Statement statement = session.createStatement();
        ResultSet row = statement.executeQuery(QUERY)) {
      row.next();
      // A shutdown writes a checkpoint, perhaps into the next file.
      String last = next(row.getString(2), row.getLong(3));
      return new WalFiles(row.getString(1), last);
    }
  }

  /** Deletes the others in a copy of a data folder, or in one whose server is gone. */
  void prune(Path data) throws IOException {
    try (Stream<Path> files = Files.list(data.resolve("pg_wal"))) {
      for (Path file : (Iterable<Path>) files::iterator) {
        String name = file.getFileName().toString();
        if (name.matches("[0-9A-F]{24}")
            && (name.compareTo(first) < 0 || name.compareTo(last) > 0)) {
          Files.delete(file);
        }
      }
    }
  }

  /** A name is the time line, then the number of the file in two parts. */
  static String next(String name, long segmentSize) {
    long perPart = 0x1_0000_0000L / segmentSize;
    long number =
        Long.parseLong(name.substring(8, 16), 16) * perPart
            + Long.parseLong(name.substring(16), 16)
            + 1;
    return name.substring(0, 8) + String.format("%08X%08X", number / perPart, number % perPart);
  }
}
