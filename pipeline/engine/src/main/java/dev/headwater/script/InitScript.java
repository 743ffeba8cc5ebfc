package dev.headwater.script;

import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * An SQL file that runs before the first migration.
 *
 * @param path as shown to the reader
 */
public record InitScript(Path file, String path) {

  /** Those of a request, in their order. */
  public static List<InitScript> of(GenerateRequest request) {
    return request.initScripts().stream()
        .map(file -> new InitScript(file, SourceLocation.shown(request.root(), file)))
        .toList();
  }

  /**
   * Without a byte order mark.
   *
   * @throws ProblemException when it cannot be read
   */
  public String text() {
    try {
      String text = Files.readString(file);
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("init-script", "cannot read the init script " + path)
              .withDetail(
                  "why",
                  e instanceof CharacterCodingException
                      ? "it is not UTF-8"
                      : Files.exists(file) ? String.valueOf(e.getMessage()) : "it does not exist")
              .withFix("correct <initScripts>, or -Dheadwater.initScripts"));
    }
  }
}
