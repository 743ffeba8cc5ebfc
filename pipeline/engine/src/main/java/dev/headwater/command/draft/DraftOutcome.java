package dev.headwater.command.draft;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.script.ScriptStatement;
import dev.headwater.proof.Proof;
import dev.headwater.proof.State;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/** What came of a draft. */
public sealed interface DraftOutcome {

  /** The migrations lead there already. */
  record NothingDiffers(State wanted, NotCompared notCompared) implements DraftOutcome {}

  /**
   * Files were written.
   *
   * @param statements of the migrations, in their order
   * @param perhapsRenamed what may be a rename
   */
  record Drafted(
      State wanted,
      List<Path> migrations,
      List<Path> back,
      List<ScriptStatement> statements,
      List<PerhapsRenamed> perhapsRenamed,
      Proof proof,
      NotCompared notCompared)
      implements DraftOutcome {

    public Drafted {
      migrations = List.copyOf(migrations);
      back = List.copyOf(back);
      statements = List.copyOf(statements);
      perhapsRenamed = List.copyOf(perhapsRenamed);
    }
  }

  /**
   * An object that is gone, and a new one like it.
   *
   * @param setting that would make it a rename
   * @param rename the statement that would come
   * @param instead the statements that are in the draft
   */
  record PerhapsRenamed(Id gone, Id added, String setting, String rename, List<String> instead) {

    public PerhapsRenamed {
      instead = List.copyOf(instead);
    }
  }

  /**
   * What is there, and was not compared.
   *
   * @param elsewhere the number of objects in each schema that the migrations did not make or fill
   * @param notModelled the number of objects of each kind about which Headwater knows nothing
   */
  record NotCompared(SortedMap<String, Integer> elsewhere, SortedMap<String, Long> notModelled) {}
}
