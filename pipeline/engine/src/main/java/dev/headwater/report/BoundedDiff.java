package dev.headwater.report;

import dev.headwater.command.check.Differences.Changed;
import dev.headwater.command.check.Differences.Texts;
import dev.headwater.spi.DocumentTool;
import java.util.ArrayList;
import java.util.List;

/** Unified diffs of changed files, as many as somebody may still read in a log. */
record BoundedDiff(DocumentTool documents) {

  private static final int FILES = 10;
  private static final int LINES = 200;

  /** Empty when the texts are not known. */
  String of(List<Changed> changed) {
    List<Changed> known = changed.stream().filter(file -> file.texts().isPresent()).toList();
    List<String> lines = new ArrayList<>();
    int shown = 0;
    for (Changed file : known) {
      if (shown == FILES || lines.size() >= LINES) {
        break;
      }
      lines.addAll(diff(file.file(), file.texts().orElseThrow()));
      shown++;
    }
    int cut = Math.max(0, lines.size() - LINES);
    List<String> kept = new ArrayList<>(lines.subList(0, lines.size() - cut));
    if (cut > 0 || shown < known.size()) {
      kept.add("… left out: " + cut + " lines, and " + (known.size() - shown) + " more files");
    }
    return String.join("\n", kept);
  }

  /** From what is there to what should be. */
  private List<String> diff(String name, Texts texts) {
    List<String> there = texts.there().lines().toList();
    List<String> wanted = texts.wanted().lines().toList();
    return documents.diff(name, there, wanted);
  }
}
