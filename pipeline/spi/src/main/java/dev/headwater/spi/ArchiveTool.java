package dev.headwater.spi;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;

/** Unpacks a {@code .txz}. */
public interface ArchiveTool {

  /** Keeps symbolic links and the executable bit; refuses an entry that leaves the folder. */
  void unpack(InputStream txz, Path folder) throws IOException;
}
