package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

final class PomXmlTest {

  @Test
  void elementsKeepTheirOrderAndText() throws Exception {
    assertPrinted(
        "<generator><database><includes>a.*</includes><excludes>b</excludes></database></generator>",
        "<generator><database><includes>a.*</includes><excludes>b</excludes></database></generator>");
  }

  @Test
  void elementOfOneNameMayComeOften() throws Exception {
    assertPrinted(
        "<forcedTypes><forcedType/><forcedType><name>X</name></forcedType></forcedTypes>",
        "<forcedTypes><forcedType></forcedType><forcedType><name>X</name></forcedType></forcedTypes>");
  }

  @Test
  void specialCharactersStayWhatTheyAre() throws Exception {
    assertPrinted("<a>x &lt; y &amp;&amp; ü 😀</a>", "<a>x &lt; y &amp;&amp; ü 😀</a>");
  }

  @Test
  void blanksBetweenElementsDoNotMatter() throws Exception {
    assertPrinted("<a>\n  <b>1</b>\n</a>", "<a><b>1</b></a>");
  }

  private static void assertPrinted(String pom, String expected) throws Exception {
    assertThat(
            PomXml.print(new XmlPlexusConfiguration(Xpp3DomBuilder.build(new StringReader(pom)))))
        .isEqualTo(expected);
  }
}
