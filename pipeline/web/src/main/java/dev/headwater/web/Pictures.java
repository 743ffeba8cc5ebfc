package dev.headwater.web;

import dev.headwater.catalog.change.ComparedSchemas;
import dev.headwater.command.diff.ChangePictures;
import dev.headwater.spi.LayoutTool;
import dev.headwater.web.diagram.ChangeDiagram;
import dev.headwater.web.diagram.Diagram;
import dev.headwater.web.diagram.Mermaid;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** Draws changes for places outside of the site. */
public final class Pictures implements ChangePictures {

  private static final String NOTHING = "No table or view differs.";

  @Override
  public String svg(ComparedSchemas compared, LayoutTool layout) {
    return ChangeDiagram.of(compared)
        .map(diagram -> diagram.svgAlone(layout, "The change of the schema" + more(diagram), css()))
        .orElse(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"320\" height=\"60\"><style>"
                + css()
                + "</style><rect class=\"ground\" width=\"100%\" height=\"100%\" rx=\"8\"/>"
                + "<text x=\"20\" y=\"34\">"
                + NOTHING
                + "</text></svg>\n");
  }

  private static String more(Diagram diagram) {
    return diagram.more() == 0 ? "" : ", without " + diagram.more() + " tables";
  }

  @Override
  public String mermaid(ComparedSchemas compared) {
    return ChangeDiagram.of(compared).map(Mermaid::of).orElse("erDiagram\n  \"" + NOTHING + "\"\n");
  }

  private static String css() {
    try (InputStream in = Pictures.class.getResourceAsStream("picture.css")) {
      return new String(
          Objects.requireNonNull(in, "picture.css").readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
