package dev.headwater.database.snapshots;

import dev.headwater.database.ScriptChain;
import java.util.Set;
import java.util.TreeSet;

/**
 * Which states on the way are worth a copy: those before the scripts that are likely to be edited
 * next. The state in which a server is stopped is kept anyway, since that costs nothing.
 *
 * @param scripts after how many scripts
 */
record WorthKeeping(Set<Integer> scripts) {

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
    return new WorthKeeping(known);
  }

  boolean contains(int count) {
    return scripts.contains(count);
  }

  /**
   * How far a run has to go.
   *
   * @param resumed how many scripts need not run
   * @param common how many were the same in an earlier run: the next one was probably edited
   */
  record Way(int resumed, int common) {}
}
