package dev.headwater.tool.archive;

import dev.headwater.spi.ArchiveTool;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.xz.XZCompressorInputStream;

/** Unpacks with Commons Compress. */
public final class TxzArchiveTool implements ArchiveTool {

  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final int EXECUTABLE = 0111;

  @Override
  public void unpack(InputStream txz, Path folder) throws IOException {
    try (TarArchiveInputStream tar = new TarArchiveInputStream(new XZCompressorInputStream(txz))) {
      TarArchiveEntry entry = tar.getNextEntry();
      while (entry != null) {
        write(tar, entry, folder);
        entry = tar.getNextEntry();
      }
    }
  }

  private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path folder)
      throws IOException {
    Path place = entry.resolveIn(folder);
    if (entry.isDirectory()) {
      Files.createDirectories(place);
      return;
    }
    Files.createDirectories(place.getParent());
    if (entry.isSymbolicLink()) {
      Path link = Path.of(entry.getLinkName());
      if (link.isAbsolute() || !place.resolveSibling(link).normalize().startsWith(folder)) {
        throw new IOException(entry.getName() + " links out of the archive: " + link);
      }
      Files.createSymbolicLink(place, /* target= */ link);
      return;
    }
    Files.copy(tar, place);
    if (POSIX && (entry.getMode() & EXECUTABLE) != 0) {
      var permissions = Files.getPosixFilePermissions(place);
      permissions.addAll(
          Set.of(
              PosixFilePermission.OWNER_EXECUTE,
              PosixFilePermission.GROUP_EXECUTE,
              PosixFilePermission.OTHERS_EXECUTE));
      Files.setPosixFilePermissions(place, permissions);
    }
  }
}
