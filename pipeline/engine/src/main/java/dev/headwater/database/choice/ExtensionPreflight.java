package dev.headwater.database.choice;

import dev.headwater.DatabaseChoice.Kind;
import dev.headwater.Diagnostic;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.cluster.LocalServer;
import dev.headwater.database.extensions.MissingExtension;
import dev.headwater.migrations.NeededExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A provider whose databases have the extensions that the migrations create: what is missing is
 * known before the first of them runs.
 *
 * @param alone whether no other provider is tried, so that the error must name them
 */
record ExtensionPreflight(DatabaseProvider provider, boolean alone) implements DatabaseProvider {

  @Override
  public Kind kind() {
    return provider.kind();
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, PipelineListener listener) {
    ThrowawayDatabase database = provider.open(order, listener);
    try {
      check(database, order);
      return database;
    } catch (RuntimeException | Error e) {
      try {
        database.close();
      } catch (RuntimeException closing) {
        e.addSuppressed(closing);
      }
      throw e;
    }
  }

  private void check(ThrowawayDatabase database, DatabaseOrder order) {
    if (order.extensions().isEmpty()) {
      return;
    }
    List<NeededExtension> missing = missing(database, order);
    if (!missing.isEmpty()) {
      throw new CannotServeException(problems(missing, database.origin(), order));
    }
  }

  private Diagnostic[] problems(
      List<NeededExtension> missing, DatabaseOrigin origin, DatabaseOrder order) {
    Set<String> needed =
        order.extensions().stream()
            .map(NeededExtension::name)
            .collect(Collectors.toUnmodifiableSet());
    MissingExtension.Opened opened =
        new MissingExtension.Opened(
            origin, alone ? LocalServer.all(order.request().database()) : List.of());
    return missing.stream()
        .map(
            extension -> {
              Diagnostic problem = MissingExtension.in(origin, extension);
              MissingExtension known = new MissingExtension(extension.name(), needed, opened);
              return alone ? known.withAllProviders(problem) : known.withOwnFix(problem);
            })
        .toArray(Diagnostic[]::new);
  }

  private static List<NeededExtension> missing(ThrowawayDatabase database, DatabaseOrder order) {
    try (Connection connection = database.dataSource().getConnection()) {
      return new OfferedExtensions(connection).missing(order.extensions());
    } catch (SQLException e) {
      throw new PipelineException(
          Diagnostic.of("server-start", "PostgreSQL does not say which extensions it has")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withDetail("database", database.origin().toString()));
    }
  }
}
