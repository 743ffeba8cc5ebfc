package dev.headwater.apply;

import java.util.Set;
import java.util.function.Predicate;

/**
 * The data that a script may lose.
 *
 * @param tables whose rows and values the user gave up
 * @param columns that are known to go, and were found empty: {@code public.orders.state}
 */
public record AllowedLoss(Predicate<String> tables, Set<String> columns) {

  /** For a throwaway database. */
  public static final AllowedLoss ANY = new AllowedLoss(table -> true, Set.of());

  public AllowedLoss {
    columns = Set.copyOf(columns);
  }
}
