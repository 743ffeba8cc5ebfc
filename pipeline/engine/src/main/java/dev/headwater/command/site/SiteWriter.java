package dev.headwater.command.site;

import dev.headwater.spi.LayoutTool;
import java.io.IOException;
import java.util.SortedMap;

/** Writes pages. The implementation is in a jar of its own, which is loaded when it is needed. */
public interface SiteWriter {

  /**
   * The files of a site, by their paths in it with forward slashes. The same content always makes
   * the same bytes.
   */
  SortedMap<String, byte[]> files(SiteContent content, LayoutTool layout) throws IOException;
}
