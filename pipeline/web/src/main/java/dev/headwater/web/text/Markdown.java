package dev.headwater.web.text;

import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;
import org.commonmark.renderer.text.TextContentRenderer;

/** Comments as HTML. HTML in them is shown as text, and links lead nowhere else than to pages. */
public final class Markdown {

  /** A longer text is data rather than Markdown, and is shown as it is. */
  private static final int LONGEST = 20_000;

  /** Marks may stand in each other, and the library goes down as deep as they do. */
  private static final int MARKS = 2_000;

  private static final int DEEPEST = 24;

  private static final int SUMMARY = 140;

  private static final Parser PARSER =
      Parser.builder()
          .extensions(List.of(TablesExtension.create()))
          .maxOpenBlockParsers(DEEPEST)
          .build();

  private static final HtmlRenderer HTML =
      HtmlRenderer.builder()
          .extensions(List.of(TablesExtension.create()))
          .escapeHtml(true)
          .sanitizeUrls(true)
          .build();

  private static final TextContentRenderer TEXT =
      TextContentRenderer.builder().extensions(List.of(TablesExtension.create())).build();

  private Markdown() {}

  /** A comment as a part of a page; empty where there is none. */
  public static String html(String comment) {
    if (comment.isBlank()) {
      return "";
    }
    if (isTooMuch(comment)) {
      return "<pre class=\"plain\">" + SafeText.xml(comment) + "</pre>";
    }
    Node document = PARSER.parse(comment);
    document.accept(new OnlyLinksToPages());
    return HTML.render(document).strip();
  }

  /** The first words of a comment, as plain text. */
  public static String summary(String comment) {
    String text = isTooMuch(comment) ? comment : TEXT.render(PARSER.parse(comment));
    String line = text.strip().lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= SUMMARY
        ? line
        : line.substring(0, line.offsetByCodePoints(0, SUMMARY)).strip() + "…";
  }

  private static boolean isTooMuch(String comment) {
    return comment.length() > LONGEST
        || comment.chars().filter(c -> "*_[>".indexOf(c) >= 0).count() > MARKS;
  }

  /** A picture would be fetched from elsewhere, so it becomes a link. */
  private static final class OnlyLinksToPages extends AbstractVisitor {

    private static final Pattern PAGE = Pattern.compile("(?i)(https?://|mailto:).+");

    @Override
    public void visit(Image image) {
      Link link = new Link(image.getDestination(), image.getTitle());
      if (image.getFirstChild() == null) {
        link.appendChild(new Text(image.getDestination()));
      }
      move(image, link::appendChild);
      image.insertAfter(link);
      image.unlink();
      visit(link);
    }

    @Override
    public void visit(Link link) {
      visitChildren(link);
      if (!PAGE.matcher(link.getDestination()).matches()) {
        move(link, link::insertBefore);
        link.unlink();
      }
    }

    private static void move(Node from, Consumer<Node> to) {
      Node child = from.getFirstChild();
      while (child != null) {
        Node next = child.getNext();
        to.accept(child);
        child = next;
      }
    }
  }
}
