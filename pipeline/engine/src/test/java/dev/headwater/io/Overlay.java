package dev.headwater.io;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A container whose image brought a folder: overlayfs does not rename what is in a lower layer. */
public final class Overlay {

  private static final int CANNOT = 77;

  /** The mount is gone with the process, and the folder is as before. */
  private static final String MOUNT =
      """
      up=$(mktemp -d) && trap 'rmdir "$up"' EXIT
      mount -t tmpfs tmpfs "$up" && mkdir "$up/upper" "$up/work" \\
        && mount -t overlay overlay \\
          -o "userxattr,lowerdir=$1,upperdir=$up/upper,workdir=$up/work" "$1" || exit %d
      cd "$2" && shift && shift && "$@"
      code=$?
      umount -l "$up"
      exit $code
      """
          .formatted(CANNOT);

  private Overlay() {}

  /**
   * Runs a program with the folder as its argument. The test is skipped where nobody may mount.
   *
   * @return what it wrote
   */
  public static String run(Class<?> program, Path folder) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder(
                  "unshare",
                  "--user",
                  "--map-root-user",
                  "--mount",
                  "sh",
                  "-c",
                  MOUNT,
                  "sh",
                  folder.toString(),
                  Path.of("").toAbsolutePath().toString(),
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-XX:TieredStopAtLevel=1",
                  "-cp",
                  Path.of("target", "test-classes") + File.pathSeparator + "target/classes",
                  Overlay.class.getName(),
                  program.getName(),
                  folder.toString())
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "there is no unshare: " + e.getMessage());
      throw e;
    }
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assumeTrue(process.waitFor() != CANNOT, "nobody may mount here: " + said);
    return said;
  }

  /** In the mount. Where no folder at all can be renamed, the disk is too poor for it. */
  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[1]);
    Path made = Files.createDirectory(folder.resolve("made"));
    try {
      Files.delete(Files.move(made, folder.resolve("moved"), StandardCopyOption.ATOMIC_MOVE));
    } catch (AtomicMoveNotSupportedException e) {
      System.exit(CANNOT);
    }
    Method main = Class.forName(arguments[0]).getDeclaredMethod("main", String[].class);
    main.setAccessible(true);
    main.invoke(null, (Object) new String[] {arguments[1]});
  }
}
