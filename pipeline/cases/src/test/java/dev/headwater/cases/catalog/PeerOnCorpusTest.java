package dev.headwater.cases.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.catalog.ScriptServer.Result;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.tool.ArtifactResolver.Artifact;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * pgCodeKeeper on the pairs of {@link CorpusTest}, forward. It is fetched when this test runs, and
 * called by name, so that no build has it on a class path.
 */
@Tag("thorough")
final class PeerOnCorpusTest {

  private static final String CORE = "org.pgcodekeeper.core.";

  @TempDir private Path folder;

  @Test
  void allPairs() throws Exception {
    Map<Result, Integer> results = new EnumMap<>(Result.class);
    int failed = 0;
    try (ScriptServer server = ScriptServer.installed();
        URLClassLoader peer = peer()) {
      for (Path pair : CorpusTest.pairs()) {
        String before = Files.readString(pair.resolve("old.sql"));
        try {
          server.create("before", before);
          server.create("after", Files.readString(pair.resolve("new.sql")));
        } catch (SQLException e) {
          continue;
        }
        Path old = server.dumped("before", folder.resolve("old.sql"));
        Path wanted = server.dumped("after", folder.resolve("new.sql"));
        try {
          String script = script(peer, old, wanted);
          results.merge(server.ofOthers(script, before, "after"), 1, Integer::sum);
        } catch (InvocationTargetException e) {
          failed++;
        }
      }
    }
    System.out.println("pgCodeKeeper: " + results + ", " + failed + " without a script");
    assertThat(results).containsKey(Result.PROVEN);
  }

  private static URLClassLoader peer() throws Exception {
    List<Path> jars =
        new TestArtifacts()
            .classPath(
                List.of(
                    new Artifact(
                        "org.pgcodekeeper",
                        "pgcodekeeper-core",
                        System.getProperty("pgcodekeeper.version"))));
    URL[] urls = new URL[jars.size()];
    for (int i = 0; i < urls.length; i++) {
      urls[i] = jars.get(i).toUri().toURL();
    }
    return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
  }

  private static String script(ClassLoader peer, Path old, Path wanted) throws Exception {
    Class<?> settings = peer.loadClass(CORE + "settings.ISettings");
    Object own = peer.loadClass(CORE + "settings.CoreSettings").getConstructor().newInstance();
    Class<?> factory = peer.loadClass(CORE + "api.DatabaseFactory");
    Object databases = factory.getConstructor(settings).newInstance(own);
    Class<?> database = peer.loadClass(CORE + "schema.AbstractDatabase");
    return (String)
        peer.loadClass(CORE + "api.PgCodeKeeperApi")
            .getMethod("diff", settings, database, database)
            .invoke(
                null,
                own,
                factory.getMethod("loadFromDump", String.class).invoke(databases, old.toString()),
                factory
                    .getMethod("loadFromDump", String.class)
                    .invoke(databases, wanted.toString()));
  }
}
