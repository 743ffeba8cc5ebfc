package dev.headwater.cases.provider;

import dev.headwater.cases.support.InstalledPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An installed PostgreSQL whose fresh clusters are about to run out of OIDs. */
final class WrappingOids {

  /** Created objects take a handful of OIDs each, so even a small schema has some on both sides. */
  private static final int LEFT = 40;

  private WrappingOids() {}

  /**
   * @param folder empty
   * @return a folder to be named as {@code postgresHome}
   */
  static Path home(Path folder) throws IOException {
    Path bin = Files.createDirectories(folder.resolve("bin"));
    Path real = InstalledPostgres.HOME.resolve("bin");
    Files.createSymbolicLink(bin.resolve("postgres"), real.resolve("postgres"));
    Path initdb = bin.resolve("initdb");
    Files.writeString(
        initdb,
        """
        #!/bin/sh
        for argument do
          case $argument in --pgdata=*) data=${argument#--pgdata=} ;; esac
        done
        %s/initdb "$@" && %s/pg_resetwal -o %d "$data"
        """
            .formatted(real, real, (1L << 32) - LEFT));
    if (!initdb.toFile().setExecutable(true)) {
      throw new IOException("cannot make executable: " + initdb);
    }
    return folder;
  }
}
