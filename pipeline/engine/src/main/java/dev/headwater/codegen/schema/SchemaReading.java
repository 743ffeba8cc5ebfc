package dev.headwater.codegen.schema;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Catalog.ReadOptions;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.SchemaFiles;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads a migrated database, and writes its schema as files. */
public final class SchemaReading {

  /** Up to PostgreSQL 14, that is who installed the server, and not the role that migrates. */
  private static final Id OWNER_OF_PUBLIC = new Id(Kind.OWNER, "schema public", "owner");

  private final GenerateRequest request;
  private final GenerateListener listener;

  public SchemaReading(GenerateRequest request, GenerateListener listener) {
    this.request = request;
    this.listener = listener;
  }

  /**
   * Writes all files.
   *
   * @param staged a folder that is not there yet
   */
  public void write(ThrowawayDatabase database, Path staged) throws IOException {
    Catalog catalog = written(database, read(database));
    SchemaFiles files = SchemaFiles.of(catalog);
    warn(catalog, files);
    for (Map.Entry<String, String> file : files.texts().entrySet()) {
      Path path = staged.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, SchemaFolder.HEADER + "\n\n" + file.getValue());
    }
  }

  private Catalog written(ThrowawayDatabase database, Catalog all) {
    Catalog shown = new WrittenObjects(request).of(all);
    return database.origin().provider() == DatabaseChoice.Kind.SERVER && shown.major() < 15
        ? shown.filtered(fact -> !fact.id().equals(OWNER_OF_PUBLIC))
        : shown;
  }

  private Catalog read(ThrowawayDatabase database) {
    try (Connection session = database.dataSource().getConnection()) {
      return Catalog.read(session, new ReadOptions(Optional.empty(), request.database().timeout()));
    } catch (SQLException e) {
      throw new ProblemException(
          database
              .gone(" while the catalogue was read")
              .orElseGet(
                  () ->
                      Problem.of(
                          String.valueOf(e.getSQLState()),
                          "the catalogue cannot be read: " + e.getMessage())));
    }
  }

  /** A reader of the folder must not take it for the whole schema where it is not. */
  private void warn(Catalog catalog, SchemaFiles files) {
    String lacking =
        Stream.concat(
                files.refused().stream().map(Object::toString),
                catalog.notModelled().entrySet().stream()
                    .map(kind -> kind.getValue() + " " + kind.getKey()))
            .collect(Collectors.joining(", "));
    if (!lacking.isEmpty()) {
      listener.warned("the schema folder lacks what Headwater cannot write: " + lacking);
    }
  }
}
