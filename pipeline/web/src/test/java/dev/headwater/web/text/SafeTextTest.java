package dev.headwater.web.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Names in addresses, in XML and in scripts. */
final class SafeTextTest {

  @Test
  void filesNeedNoEscapesInAddressesAndDifferByMoreThanCase() {
    assertThat(SafeText.file("users_2-x")).isEqualTo("users_2-x");
    assertThat(SafeText.file("Users")).isEqualTo("~55sers");
    assertThat(SafeText.file("../a b%é")).isEqualTo("~2e~2e~2fa~20b~25~c3~a9");
  }

  @Test
  void longNamesAreCutAndStayDifferent() {
    String one = SafeText.file("x".repeat(500) + "1");
    String two = SafeText.file("x".repeat(500) + "2");
    assertThat(one).hasSizeLessThan(180).isNotEqualTo(two);
  }

  @Test
  void xmlHasNoMarkupAndNoCharactersThatItForbids() {
    assertThat(SafeText.xml("<a href=\"x\" id='y'>&\u0007\uFFFE🚀"))
        .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;\uFFFD\uFFFD🚀");
  }

  @Test
  void scriptsHaveNoTagsAndNoLineBreaksInStrings() {
    assertThat(SafeText.js("a\"b\\c</script>\n\r\u2028'"))
        .isEqualTo("\"a\\\"b\\\\c\\u003c/script>\\n\\u000d\\u2028'\"");
  }
}
