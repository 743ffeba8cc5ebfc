package dev.headwater.command.live;

import dev.headwater.apply.LiveUndo.Step;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.problem.ProblemException;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.LiveState;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.UpTo;
import dev.headwater.script.Version;
import dev.headwater.spi.FoundMigration;
import java.util.List;
import java.util.Optional;

/**
 * Knows what migrations make and lose before they run in a real database. Throwaway databases show
 * it; where there are none, the record of a build does.
 */
public interface Foresight {

  /** How it is known. */
  enum Evidence {
    /** The scripts ran in a throwaway database just now. */
    TRIED,
    /** They ran when the bundle was built. */
    RECORDED
  }

  /** Makes one for each run of a command. */
  interface Source {
    Foresight of(GenerateRequest request, GenerateListener listener);
  }

  Evidence evidence();

  /** The migrations that are here with their checksums; empty where Flyway must be asked. */
  Optional<List<FoundMigration>> found();

  /** Looks at a database, as far as is needed to know what scripts will do there. */
  LiveState look(LiveReading reading, Live database);

  /**
   * Refuses a database to which scripts must not come, before anything is changed there.
   *
   * @throws ProblemException when they must not
   */
  void require(LiveState live);

  /**
   * The state that the migrations make.
   *
   * @param at empty for the version of the live database
   * @throws ProblemException when it is not known; its code is {@code not-compared} where nothing
   *     is known about the major version of the live server
   */
  Counterpart counterpart(LiveState live, Optional<UpTo> at);

  /**
   * The data that goes on the way forward, each with its object.
   *
   * @param to empty for the newest version
   * @throws ProblemException when a script fails, or as above
   */
  List<String> losses(LiveState live, LiveMigrations migrations, Optional<Version> to);

  /**
   * The way back.
   *
   * @throws ProblemException when a script fails, or as above
   */
  ForeseenUndo undo(LiveState live, LiveMigrations migrations, List<Step> steps);
}
