package dev.headwater.command.draft;

import dev.headwater.catalog.script.SchemaScript;
import dev.headwater.catalog.script.ScriptPart;
import dev.headwater.history.NextFile;
import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.ProposedFile;
import dev.headwater.proof.Renames;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.Version;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a draft, named and placed as the migrations of the project are. */
final class DraftFiles {

  private final ScriptSet scripts;
  private final NextFile next;
  private final String name;

  /**
   * @param name the description of the migration
   */
  DraftFiles(ScriptSet scripts, String name) {
    this.scripts = scripts;
    this.next = new NextFile(scripts);
    this.name = name;
  }

  /** The folder of the newest migration, or else the first one where migrations may lie. */
  Path folder() {
    return next.folder().orElseThrow(() -> new ProblemException(noFolder()));
  }

  private static Problem noFolder() {
    return Problem.of("draft-folder", "no folder is there for the draft")
        .withFix("make the folder of the first of the <locations>");
  }

  /** A migration for each part of the script; the renames come first. */
  List<ProposedFile> migrations(SchemaScript script, Renames renames) {
    List<ScriptPart> parts = script.parts();
    List<ProposedFile> files = new ArrayList<>();
    Optional<Version> last = scripts.versions().stream().reduce((first, second) -> second);
    for (int i = 0; i < Math.max(parts.size(), 1); i++) {
      String version = next.version(last.orElse(new Version("0")));
      last = Optional.of(new Version(version.replace('_', '.')));
      String text = i == 0 ? text(renames.statements()) : "";
      text += i < parts.size() ? text(parts.get(i)) : "";
      String fileName = next.name(version, i == 0 ? name : name + "_" + (i + 1));
      files.add(file(fileName, text, true));
    }
    return files;
  }

  /**
   * A file for each migration, in the order in which they run: from the last migration to the
   * first. The renames are undone at the end.
   */
  List<ProposedFile> back(List<ProposedFile> migrations, SchemaScript script, Renames renames) {
    List<ScriptPart> parts = script.parts();
    List<ProposedFile> files = new ArrayList<>();
    for (int i = migrations.size() - 1; i >= 0; i--) {
      int done = migrations.size() - 1 - i;
      boolean isEnd = i == 0;
      List<ScriptPart> own =
          parts.subList(
              Math.min(done, parts.size()),
              isEnd ? parts.size() : Math.min(done + 1, parts.size()));
      StringBuilder text = new StringBuilder();
      own.forEach(part -> text.append(text(part)));
      if (isEnd) {
        text.append(text(renames.back()));
      }
      String fileName = next.undo(migrations.get(i).name());
      files.add(
          file(
              fileName,
              text.isEmpty() ? "-- nothing is left to undo\n" : text.toString(),
              own.size() < 2));
    }
    return files;
  }

  /** The file that undoes one migration that is there. */
  ProposedFile back(String migration, SchemaScript script) {
    StringBuilder text = new StringBuilder();
    script.parts().forEach(part -> text.append(text(part)));
    return file(
        next.undo(migration),
        text.isEmpty()
            ? "select 1; -- the migration does not change the schema\n"
            : text.toString(),
        script.parts().size() < 2);
  }

  private ProposedFile file(String fileName, String text, boolean inTransaction) {
    Map<String, String> settings = new TreeMap<>();
    if (!inTransaction) {
      settings.put("executeInTransaction", "false");
    }
    String prefix = scripts.source().flywaySetting("placeholderPrefix", "${");
    boolean replaces =
        scripts.source().flywaySetting("placeholderReplacement", "true").equalsIgnoreCase("true");
    if (replaces && text.contains(prefix)) {
      settings.put("placeholderReplacement", "false");
    }
    return new ProposedFile(fileName, text.strip() + "\n", settings);
  }

  private static String text(List<String> statements) {
    StringBuilder text = new StringBuilder();
    statements.forEach(sql -> text.append(sql).append(";\n\n"));
    return text.toString();
  }

  private static String text(ScriptPart part) {
    StringBuilder text = new StringBuilder();
    part.statements().forEach(statement -> text.append(statement.text()));
    return text.toString();
  }
}
