package dev.headwater.tool.testcontainers;

import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What Docker itself said, out of what is wrapped around it. */
final class DockerMessage {

  private static final Pattern MESSAGE = Pattern.compile("\"message\":\"((?:[^\"\\\\]|\\\\.)*)\"");

  private DockerMessage() {}

  static String of(Throwable e) {
    Throwable said = docker(e).orElseGet(() -> root(e));
    return in(said.getMessage() == null ? said.toString() : said.getMessage());
  }

  /** Whether Docker said anything. */
  static boolean isDocker(Throwable e) {
    return docker(e).isPresent();
  }

  private static Optional<Throwable> docker(Throwable e) {
    return Stream.iterate(e, cause -> cause != null, Throwable::getCause)
        .filter(cause -> cause instanceof DockerException || cause instanceof DockerClientException)
        .findFirst();
  }

  /** The message in Docker's JSON, or the text as it is. */
  static String in(String text) {
    Matcher message = MESSAGE.matcher(text);
    return message.find() ? message.group(1).replaceAll("\\\\(.)", "$1") : text.strip();
  }

  private static Throwable root(Throwable e) {
    Throwable root = e;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root;
  }
}
