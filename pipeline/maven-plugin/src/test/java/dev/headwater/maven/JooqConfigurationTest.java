package dev.headwater.maven;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import java.io.File;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.codehaus.plexus.configuration.xml.XmlPlexusConfiguration;
import org.codehaus.plexus.util.xml.Xpp3DomBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JooqConfigurationTest {

  @TempDir Path project;

  @Test
  void nothingGivenIsNothing() {
    assertThat(JooqConfiguration.of(null, null, project))
        .isEqualTo(new JooqConfiguration("", "pom.xml", Optional.empty(), Optional.empty()));
  }

  @Test
  void generatorInThePomIsTaken() throws Exception {
    assertThat(JooqConfiguration.of(pom("<generator><name>X</name></generator>"), null, project))
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
        JooqConfiguration.of(
            pom(
                "<generator><target><packageName> com.example.db </packageName>"
                    + "<directory>src/generated</directory></target></generator>"),
            null,
            project);

    assertThat(jooq.packageName()).contains("com.example.db");
    assertThat(jooq.directory()).contains("src/generated");
  }

  @Test
  void fileIsNamedFromTheProject() throws IOException {
    File file = write("<configuration><generator/></configuration>");

    assertThat(JooqConfiguration.of(null, file, project))
        .isEqualTo(
            new JooqConfiguration(
                "<configuration><generator/></configuration>",
                "config/jooq.xml",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void namespaceOfAFileDoesNotMatter() throws IOException {
    File file =
        write(
            """
            <configuration xmlns="http://www.jooq.org/xsd/jooq-codegen-3.19.0.xsd">
              <generator><target><packageName>a.b</packageName></target></generator>
            </configuration>""");

    assertThat(JooqConfiguration.of(null, file, project).packageName()).contains("a.b");
  }

  @Test
  void bothAreTooMany() throws Exception {
    PlexusConfiguration pom = pom("<generator/>");
    File file = write("<configuration/>");

    assertThatThrownBy(() -> JooqConfiguration.of(pom, file, project))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[jooq-configuration]: both <jooq> and <jooqConfigurationFile> are given
              fix: keep one of them""");
  }

  @Test
  void somethingElseThanAGeneratorIsRefused() throws Exception {
    PlexusConfiguration pom = pom("<target/>");

    assertThatThrownBy(() -> JooqConfiguration.of(pom, null, project))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[jooq-configuration]: <jooq> holds one element, jOOQ's <generator>
              fix: <jooq><generator>…</generator></jooq>""");
  }

  @Test
  void fileThatIsNotThereIsRefused() {
    Path none = project.resolve("none.xml");

    assertThatThrownBy(() -> JooqConfiguration.of(null, none.toFile(), project))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[jooq-configuration]: cannot read the jOOQ configuration file %s
              why: java.nio.file.NoSuchFileException: %s
              fix: correct <jooqConfigurationFile>"""
                .formatted(none, none));
  }

  @Test
  void brokenXmlIsRefusedWithItsPlace() throws IOException {
    File file = write("<configuration>\n  <generator>\n</configuration>");

    assertThatThrownBy(() -> JooqConfiguration.of(null, file, project))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "config/jooq.xml:3:3: error[jooq-configuration]: The element type \"generator\" must be"
                + " terminated by the matching end-tag \"</generator>\".");
  }

  @Test
  void doctypeIsRefused() throws IOException {
    File file = write("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/hosts'>]>\n<x>&e;</x>");

    assertThatThrownBy(() -> JooqConfiguration.of(null, file, project))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "config/jooq.xml:1:10: error[jooq-configuration]: DOCTYPE is disallowed");
  }

  private static PlexusConfiguration pom(String children) throws Exception {
    return new XmlPlexusConfiguration(
        Xpp3DomBuilder.build(new StringReader("<jooq>" + children + "</jooq>")));
  }

  private File write(String xml) throws IOException {
    Path file = project.resolve("config/jooq.xml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, xml).toFile();
  }
}
