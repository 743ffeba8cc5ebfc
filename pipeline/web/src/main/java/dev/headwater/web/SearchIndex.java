package dev.headwater.web;

import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.catalog.Kind;
import dev.headwater.catalog.change.MigrationStep;
import dev.headwater.catalog.view.SchemaView;
import dev.headwater.web.page.Links;
import dev.headwater.web.page.MigrationAddress;
import dev.headwater.web.text.Markdown;
import dev.headwater.web.text.SafeText;
import java.util.EnumSet;
import java.util.List;
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
  static String of(SchemaView view, List<MigrationStep> steps) {
    Links links = new Links(view, "");
    StringBuilder script = new StringBuilder("window.headwaterObjects = [\n");
    for (Fact fact : view.catalog().facts()) {
      Id id = fact.id();
      String href = links.href(id);
      if (!NOT_FOUND.contains(id.kind()) && !href.isEmpty()) {
        String comment = Markdown.summary(view.comment(id));
        line(script, id.kind().words(), id.scope(), id.name(), href, comment);
      }
    }
    for (MigrationStep step : steps) {
      line(script, "migration", "", step.script(), MigrationAddress.of(step.script()), "");
    }
    return script.append("];\n").toString();
  }

  private static void line(StringBuilder script, String... texts) {
    script.append("[");
    for (int i = 0; i < texts.length; i++) {
      script.append(i == 0 ? "" : ",").append(SafeText.js(texts[i]));
    }
    script.append("],\n");
  }
}
