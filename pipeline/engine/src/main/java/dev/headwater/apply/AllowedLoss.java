package dev.headwater.apply;

import java.util.List;
import java.util.function.Predicate;

/**
 * The data that a script may lose.
 *
 * @param tables whose rows and values the user gave up
 * @param expected what is known to go, and was found empty where nobody gave it up
 */
public record AllowedLoss(Predicate<String> tables, List<ExpectedLoss> expected) {

  /** For a throwaway database. */
  public static final AllowedLoss ANY = new AllowedLoss(table -> true, List.of());

  public AllowedLoss {
    expected = List.copyOf(expected);
  }

  /** Whether a column is known to go: {@code public.orders.state}. */
  boolean expects(String column) {
    return expected.stream()
        .filter(loss -> !loss.isOfTable())
        .anyMatch(loss -> column.equals(loss.table() + "." + loss.column()));
  }
}
