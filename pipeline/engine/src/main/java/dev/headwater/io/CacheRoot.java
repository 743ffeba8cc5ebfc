package dev.headwater.io;

import com.sun.security.auth.module.UnixSystem;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.WarningListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Optional;

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
    try {
      if (CacheFolder.isHomeless() && wanted.equals(CacheFolder.ofPlatform())) {
        throw new IOException("this user has no home folder");
      }
      return probe(wanted);
    } catch (IOException e) {
      if (!wanted.equals(CacheFolder.ofPlatform())) {
        throw refused(wanted, e);
      }
      Path other = Path.of(System.getProperty("java.io.tmpdir")).resolve("headwater-" + owner());
      try {
        own(other, "rwx------");
      } catch (IOException again) {
        throw refused(wanted, e);
      }
      listener.warned("cannot write " + wanted + ", so the cache is " + other);
      return other;
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

  /** Tells users of one machine apart, also those without a name. */
  private static String owner() {
    String name = System.getProperty("user.name", "");
    return name.isEmpty() || name.equals("?")
        ? String.valueOf(new UnixSystem().getUid())
        : name.replaceAll("\\W", "_");
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
   */
  public static Path own(Path folder, String permissions) throws IOException {
    probe(folder);
    Path mine = Files.createTempFile("headwater", "");
    UserPrincipal me = Files.getOwner(mine);
    Files.delete(mine);
    if (!Files.getOwner(folder).equals(me)) {
      throw new IOException(folder + " belongs to somebody else");
    }
    if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString(permissions));
    }
    return folder;
  }

  private static ProblemException refused(Path folder, IOException e) {
    return new ProblemException(
        Problem.of("cache-not-writable", "cannot write the cache folder " + folder)
            .withDetail("why", e.toString())
            .withFix("make it writable, or choose another: -Dheadwater.cache=FOLDER"));
  }
}
