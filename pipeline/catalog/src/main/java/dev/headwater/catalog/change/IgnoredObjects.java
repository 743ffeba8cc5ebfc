package dev.headwater.catalog.change;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Objects that a comparison leaves out, with all that lies in them.
 *
 * @param patterns the words of objects as {@link ObjectName} has them; {@code *} stands for any
 *     text
 */
public record IgnoredObjects(List<String> patterns) {

  public IgnoredObjects {
    patterns = patterns.stream().map(String::strip).toList();
  }

  /** The catalogue without them. */
  public Catalog without(Catalog catalog) {
    List<Pattern> compiled = patterns.stream().map(IgnoredObjects::compiled).toList();
    Set<Id> ignored =
        catalog.facts().stream()
            .filter(fact -> compiled.stream().anyMatch(pattern -> isMatch(pattern, fact)))
            .map(Fact::id)
            .collect(Collectors.toCollection(HashSet::new));
    return ignored.isEmpty() ? catalog : catalog.filtered(fact -> !isIn(ignored, fact, catalog));
  }

  /** The patterns that no object of any catalogue has. */
  public List<String> unmatched(Catalog... catalogs) {
    List<String> unmatched = new ArrayList<>();
    for (String text : patterns) {
      Pattern pattern = compiled(text);
      if (Stream.of(catalogs)
          .flatMap(catalog -> catalog.facts().stream())
          .noneMatch(fact -> isMatch(pattern, fact))) {
        unmatched.add(text);
      }
    }
    return unmatched;
  }

  private static boolean isMatch(Pattern pattern, Fact fact) {
    return pattern.matcher(ObjectName.of(fact)).matches();
  }

  private static boolean isIn(Set<Id> ignored, Fact fact, Catalog catalog) {
    Optional<Fact> at = Optional.of(fact);
    while (at.isPresent()) {
      if (ignored.contains(at.get().id())) {
        return true;
      }
      at = at.get().parent().flatMap(catalog::find);
    }
    return false;
  }

  private static Pattern compiled(String text) {
    return Pattern.compile(
        Stream.of(text.split("\\*", -1)).map(Pattern::quote).collect(Collectors.joining(".*")),
        Pattern.DOTALL);
  }
}
