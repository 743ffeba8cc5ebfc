package dev.headwater.io;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.WarningListener;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;
import java.util.Set;

/** Makes sure that the cache folder can be written before anything is done in it. */
public final class CacheRoot {

  private CacheRoot() {}

  /**
   * The folder asked for. Only the platform's own default may be replaced, and never silently: a
   * user with a read-only home still gets the classes.
   *
   * @throws ProblemException when it cannot be written
   */
  public static Path writable(Path wanted, WarningListener listener) {
    Path inTemp = CacheFolder.inTemp();
    if (wanted.equals(inTemp)) {
      listener.warned("this user has no home folder, so the cache is " + inTemp);
      return own(inTemp, "rwx------");
    }
    try {
      return probe(wanted);
    } catch (IOException e) {
      if (!wanted.equals(CacheFolder.ofPlatform())) {
        throw refused(wanted, e);
      }
      listener.warned("cannot write " + wanted + ", so the cache is " + inTemp);
      return own(inTemp, "rwx------");
    }
  }

  /** The same for what only saves time: empty when it cannot be written. */
  public static Optional<Path> ifWritable(Path wanted) {
    try {
      return Optional.of(writable(wanted, WarningListener.SILENT));
    } catch (ProblemException e) {
      return Optional.empty();
    }
  }

  private static Path probe(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.delete(Files.createTempFile(folder, "probe", ""));
    return folder;
  }

  /**
   * A folder in a place where others may write, too. Programs are run out of it, so it must belong
   * to this user alone.
   *
   * @param permissions as {@code rwx------}
   * @throws ProblemException when somebody else has made it, or a link in its place
   */
  public static Path own(Path folder, String permissions) {
    try {
      make(folder, PosixFilePermissions.fromString(permissions));
      return probe(folder);
    } catch (IOException e) {
      throw refused(folder, e);
    }
  }

  private static void make(Path folder, Set<PosixFilePermission> permissions) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    try {
      if (posix) {
        Files.createDirectory(folder, PosixFilePermissions.asFileAttribute(permissions));
      } else {
        Files.createDirectory(folder);
      }
    } catch (FileAlreadyExistsException e) {
      // Somebody made it, and it is looked at now.
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException("it is a link or a file");
    }
    Path mine = Files.createTempFile("headwater", "");
    UserPrincipal me = Files.getOwner(mine);
    Files.delete(mine);
    if (!Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(me)) {
      throw new IOException("it belongs to somebody else");
    }
    if (posix) {
      Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
          .setPermissions(permissions);
    }
  }

  private static ProblemException refused(Path folder, IOException e) {
    return new ProblemException(
        Problem.of("cache-not-writable", "cannot write the cache folder " + folder)
            .withDetail(
                "why",
                e.getClass() == IOException.class ? String.valueOf(e.getMessage()) : e.toString())
            .withFix("make it writable, or choose another: -Dheadwater.cache=FOLDER"));
  }
}
