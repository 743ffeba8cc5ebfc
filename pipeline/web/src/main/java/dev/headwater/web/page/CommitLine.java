package dev.headwater.web.page;

import dev.headwater.history.ScriptCommits.Commit;
import java.util.Map;
import java.util.Optional;

/**
 * The commit in which a migration came.
 *
 * @param hash as short as git finds it clear
 * @param words the hash, the day and the subject
 */
record CommitLine(String hash, String words) {

  static Optional<CommitLine> of(Map<String, Commit> commits, String script) {
    return Optional.ofNullable(commits.get(script))
        .map(c -> new CommitLine(c.hash(), c.hash() + ", " + c.day() + ": " + c.subject()));
  }
}
