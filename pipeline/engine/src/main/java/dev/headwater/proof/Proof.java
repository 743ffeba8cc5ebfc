package dev.headwater.proof;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The findings when a proposal ran.
 *
 * @param against why the migrations are not right; empty when they are proven
 * @param againstBack why the way back is not right; empty when it is proven
 * @param rows how many tables had a row meanwhile
 * @param withoutRows the tables that had none, and why
 * @param witness the version of {@code pg_dump}, which sees the wanted schema, too; empty where
 *     none was asked
 */
public record Proof(
    List<String> against,
    List<String> againstBack,
    int rows,
    Map<String, String> withoutRows,
    Optional<String> witness) {

  public Proof {
    against = List.copyOf(against);
    againstBack = List.copyOf(againstBack);
    withoutRows = new TreeMap<>(withoutRows);
  }
}
