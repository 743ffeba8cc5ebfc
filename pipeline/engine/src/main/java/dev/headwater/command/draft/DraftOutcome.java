package dev.headwater.command.draft;

import dev.headwater.catalog.Id;
import dev.headwater.catalog.script.ScriptStatement;
import dev.headwater.command.live.NotCompared;
import dev.headwater.proof.Proof;
import dev.headwater.proof.State;
import java.nio.file.Path;
import java.util.List;

/** The outcome of a draft. */
public sealed interface DraftOutcome {

  /** The migrations lead there already. */
  record NothingDiffers(State wanted, NotCompared notCompared, List<String> notes)
      implements DraftOutcome {

    public NothingDiffers {
      notes = List.copyOf(notes);
    }
  }

  /**
   * Files were written.
   *
   * @param statements of the migrations, in their order
   * @param perhapsRenamed what may be a rename
   * @param notes what the reader must know of the comparison
   */
  record Drafted(
      State wanted,
      List<Path> migrations,
      List<Path> back,
      List<ScriptStatement> statements,
      List<PerhapsRenamed> perhapsRenamed,
      Proof proof,
      NotCompared notCompared,
      List<String> notes)
      implements DraftOutcome {

    public Drafted {
      migrations = List.copyOf(migrations);
      back = List.copyOf(back);
      statements = List.copyOf(statements);
      perhapsRenamed = List.copyOf(perhapsRenamed);
      notes = List.copyOf(notes);
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
}
