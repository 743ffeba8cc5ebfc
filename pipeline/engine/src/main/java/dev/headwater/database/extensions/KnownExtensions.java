package dev.headwater.database.extensions;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The extensions that Headwater knows without asking a server. They stand in {@code
 * extensions.txt}, which is read at the first question.
 */
final class KnownExtensions {

  private static final List<Entry> ENTRIES = read();

  private KnownExtensions() {}

  /** The extensions that come with PostgreSQL itself. */
  static Set<String> contrib(int major) {
    return entries("contrib")
        .filter(entry -> entry.isFor(major))
        .flatMap(entry -> entry.words().stream())
        .collect(Collectors.toSet());
  }

  /** An image that has all these extensions, none of which comes with PostgreSQL itself. */
  static Optional<String> image(Set<String> extensions, int major) {
    return entries("image")
        .filter(entry -> entry.isFor(major) && entry.words().containsAll(extensions))
        .findFirst()
        .map(entry -> entry.name(major));
  }

  /** The Debian package that brings an extension. */
  static Optional<String> debianPackage(String extension, int major) {
    return entries("package")
        .filter(entry -> entry.words().contains(extension))
        .findFirst()
        .map(entry -> entry.name(major));
  }

  /** The extension that brings a type, a function or whatever else has that name. */
  static Optional<String> bringing(String name) {
    return entries("names")
        .filter(entry -> entry.words().contains(name))
        .findFirst()
        .map(Entry::name);
  }

  private static Stream<Entry> entries(String kind) {
    return ENTRIES.stream().filter(entry -> entry.kind().equals(kind));
  }

  private static List<Entry> read() {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(KnownExtensions.class.getResourceAsStream("extensions.txt")),
                StandardCharsets.UTF_8))) {
      return lines
          .lines()
          .flatMap(line -> Entry.LINE.matcher(line).results())
          .map(Entry::of)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line of the file.
   *
   * @param first the first major version of PostgreSQL for which it holds
   */
  private record Entry(String kind, String name, int first, int last, Set<String> words) {

    static final Pattern LINE = Pattern.compile("^(\\w+)(?: (\\d*)-(\\d*))? (\\S+): (.+)$");

    static Entry of(MatchResult line) {
      return new Entry(
          line.group(1),
          line.group(4),
          number(line.group(2), 0),
          number(line.group(3), Integer.MAX_VALUE),
          Set.of(line.group(5).split(" ")));
    }

    private static int number(String text, int otherwise) {
      return text == null || text.isEmpty() ? otherwise : Integer.parseInt(text);
    }

    boolean isFor(int major) {
      return first <= major && major <= last;
    }

    String name(int major) {
      return name.replace("{major}", String.valueOf(major));
    }
  }
}
