package dev.headwater.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Comments are Markdown that nobody trusts. */
final class MarkdownTest {

  @Test
  void markdownIsRendered() {
    assertThat(Markdown.html("*one*\n\n| a | b |\n|---|---|\n| `c` | [d](https://example.com) |"))
        .contains("<em>one</em>", "<td><code>c</code></td>", "href=\"https://example.com\"");
  }

  @Test
  void htmlIsShownAsText() {
    assertThat(Markdown.html("<script>alert(1)</script>\n\n<b onclick=x>b</b>"))
        .doesNotContain("<script", "<b")
        .contains("&lt;script&gt;", "&lt;b onclick=x&gt;");
  }

  @Test
  void scriptsInAddressesAreDropped() {
    assertThat(Markdown.html("[a](javascript:alert(1)) [b](data:text/html,x) <javascript:x>"))
        .doesNotContain("href=\"javascript", "href=\"data");
  }

  @Test
  void picturesAreNotFetched() {
    assertThat(Markdown.html("![seen](https://example.com/a.png) ![](https://example.com/b.png)"))
        .doesNotContain("<img")
        .contains(">seen</a>", ">https://example.com/b.png</a>");
  }

  @Test
  void deepMarkdownAndDataAreShownAsTheyAre() {
    for (String mark : new String[] {">", "*a ", "[", "- ", "> - ", "**a *b "}) {
      String text = mark.repeat(9_000);
      assertThat(Markdown.html(text)).as(mark).isNotEmpty();
      assertThat(Markdown.summary(text)).as(mark).hasSizeLessThanOrEqualTo(141);
    }
    assertThat(Markdown.html("x".repeat(1_000_000))).startsWith("<pre class=\"plain\">");
  }

  @Test
  void summaryIsTheFirstLineAsPlainText() {
    assertThat(Markdown.summary("**Who** signed in.\n\nMore.")).isEqualTo("Who signed in.");
    assertThat(Markdown.summary("  ")).isEmpty();
  }
}
