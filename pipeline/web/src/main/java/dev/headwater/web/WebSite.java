package dev.headwater.web;

import dev.headwater.catalog.view.SchemaView;
import dev.headwater.command.site.SiteContent;
import dev.headwater.command.site.SiteWriter;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.page.Pages;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the schema site. */
public final class WebSite implements SiteWriter {

  private static final List<String> ASSETS = List.of("site.css", "site.js", "LICENSES.txt");

  @Override
  public SortedMap<String, byte[]> files(SiteContent content, LayoutTool layout)
      throws IOException {
    SchemaView view = SchemaView.of(content.shown().catalog());
    SortedMap<String, byte[]> files = new TreeMap<>();
    Pages.of(view, content, layout).forEach((path, text) -> files.put(path, bytes(text)));
    files.put("assets/objects.js", bytes(SearchIndex.of(view, content.past().steps())));
    for (String asset : ASSETS) {
      files.put("assets/" + asset, asset(asset));
    }
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] asset(String name) throws IOException {
    try (InputStream in = WebSite.class.getResourceAsStream("assets/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    }
  }
}
