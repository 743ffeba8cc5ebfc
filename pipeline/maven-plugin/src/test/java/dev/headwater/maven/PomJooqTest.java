package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import dev.headwater.setting.JooqConfiguration;
import java.io.StringReader;
import java.util.Optional;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;

final class PomJooqTest {

  @Test
  void generatorInThePomIsTaken() throws Exception {
    assertThat(PomJooq.configuration(pom("<generator><name>X</name></generator>")))
        .isEqualTo(
            new JooqConfiguration(
                "<generator><name>X</name></generator>",
                "pom.xml",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void packageAndFolderOfTheTargetAreKnown() throws Exception {
    JooqConfiguration jooq =
        PomJooq.configuration(
            pom(
                "<generator><target><packageName> com.example.db </packageName>"
                    + "<directory>src/generated</directory></target></generator>"));

    assertThat(jooq.packageName()).contains("com.example.db");
    assertThat(jooq.directory()).contains("src/generated");
  }

  @Test
  void somethingElseThanAGeneratorIsRefused() throws Exception {
    PlexusConfiguration pom = pom("<target/>");

    assertThatThrownBy(() -> PomJooq.configuration(pom))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[jooq-configuration]: <jooq> holds one element, jOOQ's <generator>
              fix: <jooq><generator>…</generator></jooq>""");
  }

  private static PlexusConfiguration pom(String children) throws Exception {
    return new XmlPlexusConfiguration(
        Xpp3DomBuilder.build(new StringReader("<jooq>" + children + "</jooq>")));
  }
}
