package dev.headwater.database.cluster;

import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseListener;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.DatabaseRequest;
import dev.headwater.database.ThrowawayDatabase;
import dev.headwater.database.VersionWish;
import dev.headwater.io.DiskProblem;
import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ArtifactResolver;
import java.io.IOException;

/** Throwaway databases from PostgreSQL binaries out of the Maven repository. */
public final class EmbeddedProvider implements DatabaseProvider {

  private final ArtifactResolver resolver;
  private final ClassLoader driver;

  /**
   * Needs both only when a database is opened.
   *
   * @param driver a loader that sees PostgreSQL's JDBC driver
   */
  public EmbeddedProvider(ArtifactResolver resolver, ClassLoader driver) {
    this.resolver = resolver;
    this.driver = driver;
  }

  @Override
  public Kind kind() {
    return Kind.EMBEDDED;
  }

  @Override
  public ThrowawayDatabase open(DatabaseOrder order, DatabaseListener listener) {
    DatabaseRequest request = order.request();
    BinaryStore.Wanted wanted = wanted(request);
    return new OwnServer(kind(), driver)
        .open(
            order,
            new OwnServer.Programs() {
              @Override
              public Installation in(Workplace workplace) throws IOException {
                return BinaryStore.in(workplace, resolver).get(wanted, listener);
              }

              @Override
              public boolean areMended(Workplace workplace) throws IOException {
                return BinaryStore.in(workplace, resolver).areMended(wanted, listener);
              }
            },
            listener);
  }

  /**
   * Fetches, unpacks and initialises what is missing, and starts nothing.
   *
   * @return PostgreSQL's version
   */
  public static String prepare(
      DatabaseRequest request, ArtifactResolver resolver, DatabaseListener listener) {
    BinaryStore.Wanted wanted = wanted(request);
    try {
      Workplace workplace = Workplace.take(request, listener);
      try {
        Installation postgres = BinaryStore.in(workplace, resolver).get(wanted, listener);
        workplace.cluster(postgres, listener);
        return postgres.version();
      } finally {
        workplace.folder().delete();
      }
    } catch (IOException e) {
      throw DiskProblem.of(e, request.folders());
    }
  }

  /**
   * Fetches the binaries where they are not unpacked yet, and does no more. Without a word where
   * there are none: another provider may serve.
   */
  public static void fetch(DatabaseRequest request, ArtifactResolver resolver) {
    try {
      BinaryStore.fetch(wanted(request), request.folders().cache(), resolver);
    } catch (ProblemException e) {
      // Opening a database meets the same problem, and reports it.
    }
  }

  /** Ends the servers that killed runs of this provider or of {@link LocalProvider} left. */
  public static void clearDeadRuns(DatabaseRequest request) throws IOException {
    Workplace.swept(request, Launcher.find(), DatabaseListener.SILENT);
  }

  private static BinaryStore.Wanted wanted(DatabaseRequest request) {
    return new BinaryStore.Wanted(
        PostgresVersion.of(VersionWish.of(request.choice())), Platform.current());
  }
}
