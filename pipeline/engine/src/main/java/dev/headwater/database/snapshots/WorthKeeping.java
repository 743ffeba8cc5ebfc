package dev.headwater.database.snapshots;

import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;

/**
 * Which states on the way are worth a copy: those before the scripts that are likely to be edited
 * next. The state in which a server is stopped is kept anyway, since that costs nothing.
 *
 * @param known after how many scripts
 * @param committed the same for git's last commit, as soon as git has answered
 */
public record WorthKeeping(Set<Integer> known, CompletableFuture<Integer> committed) {

  /** With so many scripts to run, an edit in the middle is dear, too. */
  private static final int MANY = 100;

  static WorthKeeping of(ScriptChain chain, Way way) {
    Set<Integer> known = new TreeSet<>();
    known.add(chain.total() - 1);
    known.add(chain.versioned() - 1);
    known.add(chain.versioned());
    known.add(way.common());
    if (!chain.endIsKnown()) {
      known.add(chain.total()); // callbacks come after it
    }
    int distance = chain.total() - way.resumed();
    if (distance > MANY) {
      known.add(way.resumed() + distance / 2);
      known.add(way.resumed() + distance * 3 / 4);
    }
    return new WorthKeeping(known, committed(chain, distance));
  }

  /** Where a copy is dear: only the state before the last versioned script. */
  public static WorthKeeping few(ScriptChain chain, int resumed) {
    return new WorthKeeping(
        Set.of(chain.versioned() - 1), committed(chain, chain.total() - resumed));
  }

  private static CompletableFuture<Integer> committed(ScriptChain chain, int distance) {
    return distance > 1 ? LastCommit.scripts(chain.links()) : CompletableFuture.completedFuture(0);
  }

  boolean contains(int scripts) {
    return known.contains(scripts) || committed.getNow(0) == scripts;
  }

  /**
   * How far a run has to go.
   *
   * @param resumed how many scripts need not run
   * @param common how many were the same in an earlier run: the next one was probably edited
   */
  record Way(int resumed, int common) {}
}
