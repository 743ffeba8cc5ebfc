package dev.headwater.cases.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** The links of a site. */
public final class SiteLinks {

  private static final Pattern LINK = Pattern.compile("(?:href|src)=\"([^\"]*)\"");
  private static final Pattern ANCHOR = Pattern.compile(" id=\"([^\"]*)\"");

  private SiteLinks() {}

  /**
   * Each link leads to a page of the site and to a place that is in the page, once.
   *
   * @param files by their paths in the site
   */
  public static void areWhole(Map<String, String> files) {
    Map<String, Set<String>> anchors = new HashMap<>();
    files.forEach(
        (path, text) -> {
          List<String> all = found(ANCHOR, text);
          if (path.endsWith(".html")) {
            assertThat(all).as(path).doesNotHaveDuplicates();
          }
          anchors.put(path, new HashSet<>(all));
        });
    files.forEach(
        (path, text) -> {
          if (path.endsWith(".html")) {
            for (String href : found(LINK, text)) {
              if (!href.matches("(https?|mailto):.*")) {
                leadsSomewhere(path, href, anchors);
              }
            }
          }
        });
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult found) -> found.group(1)).toList();
  }

  private static void leadsSomewhere(String page, String href, Map<String, Set<String>> anchors) {
    String[] parts = href.split("#", 2);
    String target =
        parts[0].isEmpty() ? page : Path.of(page).resolveSibling(parts[0]).normalize().toString();
    assertThat(anchors).as(page + " has " + href).containsKey(target);
    if (parts.length == 2) {
      assertThat(anchors.get(target)).as(page + " has " + href).contains(parts[1]);
    }
  }
}
