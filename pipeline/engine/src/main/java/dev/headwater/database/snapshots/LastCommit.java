package dev.headwater.database.snapshots;

import dev.headwater.database.snapshots.ScriptChain.Link;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * How many scripts are as git's last commit has them. It is only a hint which state is worth
 * keeping, so where there is no git, or it is slow, the answer is none.
 */
final class LastCommit {

  private static final int SECONDS = 2;

  private LastCommit() {}

  /** Asks in the background. */
  static CompletableFuture<Integer> scripts(List<Link> links) {
    CompletableFuture<Integer> answer = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                answer.complete(unchanged(links));
              } catch (IOException | RuntimeException e) {
                answer.complete(0);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                answer.complete(0);
              }
            },
            "headwater-git");
    thread.setDaemon(true);
    thread.start();
    return answer;
  }

  private static int unchanged(List<Link> links) throws IOException, InterruptedException {
    Map<Path, Map<String, String>> committed = new HashMap<>();
    int same = 0;
    for (Link link : links) {
      Optional<Path> file = link.path();
      Optional<Path> parent = file.map(Path::getParent);
      if (file.isEmpty() || parent.isEmpty()) {
        return same;
      }
      Path folder = parent.get();
      Map<String, String> hashes = committed.get(folder);
      if (hashes == null) {
        hashes = hashes(folder);
        committed.put(folder, hashes);
      }
      String hash = hashes.getOrDefault(link.fileName(), "");
      if (!hash.equals(blob(Files.readAllBytes(file.get()), hash.length()))) {
        return same;
      }
      same++;
    }
    return same;
  }

  /** What the last commit has in a folder: hash by file name. */
  private static Map<String, String> hashes(Path folder) throws IOException, InterruptedException {
    Process git =
        new ProcessBuilder("git", "ls-tree", "-z", "HEAD", "./")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    git.getOutputStream().close();
    CompletableFuture<Void> deadline =
        CompletableFuture.runAsync(
            git::destroyForcibly, CompletableFuture.delayedExecutor(SECONDS, TimeUnit.SECONDS));
    String text = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int exit = git.waitFor();
    deadline.cancel(false);
    Map<String, String> hashes = new HashMap<>();
    for (String entry : exit == 0 ? text.split("\0") : new String[0]) {
      int tab = entry.indexOf('\t');
      String[] about = entry.substring(0, Math.max(tab, 0)).split(" ");
      if (about.length == 3) {
        hashes.put(entry.substring(entry.lastIndexOf('/') + 1).replaceFirst(".*\t", ""), about[2]);
      }
    }
    return hashes;
  }

  /** As git names contents; it has two kinds of hashes, told apart by their length. */
  private static String blob(byte[] content, int length) {
    try {
      MessageDigest digest = MessageDigest.getInstance(length == 64 ? "SHA-256" : "SHA-1");
      digest.update(("blob " + content.length + "\0").getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(content));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every JDK has both
    }
  }
}
