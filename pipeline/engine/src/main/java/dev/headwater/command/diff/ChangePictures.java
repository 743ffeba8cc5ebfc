package dev.headwater.command.diff;

import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.spi.LayoutTool;

/** Draws changes. The implementation is in the jar of pages, which is loaded when it is needed. */
public interface ChangePictures {

  /** A change as SVG that needs nothing else, for a file or a comment. */
  String svg(ComparedSchemas compared, LayoutTool layout);

  /** A change for Mermaid. */
  String mermaid(ComparedSchemas compared);
}
