package dev.headwater.web;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.web.page.Links;
import dev.headwater.web.text.Markdown;
import dev.headwater.web.text.SafeText;
import java.util.EnumSet;
import java.util.Set;

/** All that can be found on the site, as a script: pages from a file system can fetch nothing. */
final class SearchIndex {

  /** Facts about objects, which are found by the object. */
  private static final Set<Kind> NOT_FOUND =
      EnumSet.of(
          Kind.COMMENT,
          Kind.OWNER,
          Kind.PRIVILEGES,
          Kind.SECURITY_LABEL,
          Kind.SEQUENCE_OWNER,
          Kind.COLUMN_DEFAULT,
          Kind.DEFAULT_PRIVILEGES);

  private SearchIndex() {}

  /** A line for each object: its kind, its scope, its name, its address, its comment. */
  static String of(SchemaView view) {
    Links links = new Links(view, "");
    StringBuilder script = new StringBuilder("window.headwaterObjects = [\n");
    for (Fact fact : view.catalog().facts()) {
      Id id = fact.id();
      String href = links.href(id);
      if (!NOT_FOUND.contains(id.kind()) && !href.isEmpty()) {
        script
            .append("[")
            .append(SafeText.js(id.kind().words()))
            .append(",")
            .append(SafeText.js(id.scope()))
            .append(",")
            .append(SafeText.js(id.name()))
            .append(",")
            .append(SafeText.js(href))
            .append(",")
            .append(SafeText.js(Markdown.summary(view.comment(id))))
            .append("],\n");
      }
    }
    return script.append("];\n").toString();
  }
}
