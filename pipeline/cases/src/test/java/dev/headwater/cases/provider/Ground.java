package dev.headwater.cases.provider;

import dev.headwater.cases.support.InstalledPostgres;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.io.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Where a test runs its databases: a provider, with a cache folder of its own. */
sealed class Ground implements AutoCloseable permits ServerGround, ContainerGround {

  private final Kind kind;
  private final Path cache;

  Ground(Kind kind) {
    this.kind = kind;
    try {
      this.cache = Files.createTempDirectory("headwater-it-cache");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Stream<Ground> all() {
    return Stream.of(
        new Ground(Kind.EMBEDDED),
        new Ground(Kind.LOCAL),
        new ContainerGround(),
        new ServerGround());
  }

  /** Skips the test where this machine has not what it needs. */
  void prepare(TestArtifacts artifacts) throws Exception {
    if (kind == Kind.LOCAL) {
      InstalledPostgres.required();
    }
  }

  GenerateRequest request(Builder request) {
    return request
        .provider(kind)
        .postgresVersion(InstalledPostgres.MAJOR)
        .cacheDirectory(cache)
        .build();
  }

  /** Ends whatever holds the database of the run that is going on, as an accident would. */
  void killServer() {
    ProcessHandle.current()
        .descendants()
        .filter(process -> serves(process))
        .findFirst()
        .orElseThrow()
        .destroyForcibly();
  }

  private boolean serves(ProcessHandle process) {
    return process.info().commandLine().orElse("").contains("-D " + cache);
  }

  /** The folder in which the runs work. */
  Path cache() {
    return cache;
  }

  /** How many starts of an embedded server take as long as one of these, roughly. */
  int cost() {
    return 1;
  }

  Leftovers leftovers() throws Exception {
    return Leftovers.now(cache);
  }

  @Override
  public void close() throws Exception {
    Trees.delete(cache);
  }

  @Override
  public String toString() {
    return kind.word();
  }
}
