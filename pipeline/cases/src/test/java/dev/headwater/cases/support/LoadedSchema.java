package dev.headwater.cases.support;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.apply.SchemaLoad;
import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.Comparison;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.schema.WrittenObjects;
import dev.headwater.database.DriverDataSource;
import dev.headwater.database.DriverDataSource.Session;
import java.sql.Connection;
import java.sql.Statement;

/** A schema folder, loaded into an empty database beside the one that it was written from. */
public final class LoadedSchema {

  private LoadedSchema() {}

  /** The catalogue is the same, but for what the folder leaves out. */
  public static void isSame(GenerateRequest request, DriverDataSource migrated) throws Exception {
    try (Connection connection = migrated.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("create database loaded template template0");
    }
    DriverDataSource loaded =
        new DriverDataSource(
            migrated.driver(),
            migrated.url().replaceAll("/[^/]*$", "/loaded"),
            migrated.properties(),
            new Session("loaded", "UTC"));
    SchemaLoad.of(request.root(), request.schemaFolder().orElseThrow()).into(loaded);
    WrittenObjects written =
        new WrittenObjects(request.codegen().leaveOut(), request.scripts().historyTable());
    assertThat(Comparison.of(written.of(read(migrated)), written.of(read(loaded))).changes())
        .isEmpty();
  }

  private static Catalog read(DriverDataSource database) throws Exception {
    try (Connection connection = database.getConnection()) {
      return Catalog.read(connection);
    }
  }
}
