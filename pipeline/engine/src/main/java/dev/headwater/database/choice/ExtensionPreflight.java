package dev.headwater.database.choice;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseOrigin;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.VersionWish;
import dev.headwater.database.cluster.LocalServer;
import dev.headwater.database.extensions.MissingExtensionProblem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.script.NeededExtension;
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
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    ThrowawayDatabase database = opened(order, listener);
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

  /** An installed PostgreSQL that is still to be installed needs its extensions' packages, too. */
  private ThrowawayDatabase opened(DatabaseOrder order, DatabaseListener listener) {
    try {
      return provider.open(order, listener);
    } catch (CannotServeException e) {
      Set<String> packages =
          MissingExtensionProblem.packages(
              needed(order), VersionWish.of(order.request().choice()).major());
      if (provider.kind() != Kind.LOCAL || packages.isEmpty()) {
        throw e;
      }
      Problem[] told =
          e.problems().stream()
              .map(
                  problem ->
                      problem.withDetail(
                          "extensions", "they are in Debian's " + String.join(", ", packages)))
              .toArray(Problem[]::new);
      throw new CannotServeException(told);
    }
  }

  private static Set<String> needed(DatabaseOrder order) {
    return order.extensions().stream()
        .map(NeededExtension::name)
        .collect(Collectors.toUnmodifiableSet());
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

  private Problem[] problems(
      List<NeededExtension> missing, DatabaseOrigin origin, DatabaseOrder order) {
    Set<String> needed = needed(order);
    MissingExtensionProblem.Opened opened =
        new MissingExtensionProblem.Opened(
            origin, alone ? LocalServer.all(order.request().choice()) : List.of());
    return missing.stream()
        .map(
            extension -> {
              Problem problem = MissingExtensionProblem.in(origin, extension);
              MissingExtensionProblem known =
                  new MissingExtensionProblem(extension.name(), needed, opened);
              return alone ? known.withAllProviders(problem) : known.withOwnFix(problem);
            })
        .toArray(Problem[]::new);
  }

  private static List<NeededExtension> missing(ThrowawayDatabase database, DatabaseOrder order) {
    try (Connection connection = database.dataSource().getConnection()) {
      return new OfferedExtensions(connection).missing(order.extensions());
    } catch (SQLException e) {
      throw new ProblemException(
          Problem.of("server-start", "PostgreSQL does not say which extensions it has")
              .withDetail("why", String.valueOf(e.getMessage()))
              .withDetail("database", database.origin().toString()));
    }
  }
}
