package dev.headwater.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import dev.headwater.tool.ToolVersions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class JooqConfigurationTest {

  @TempDir Path project;

  @Test
  void fileIsNamedFromTheProject() throws IOException {
    Path file = write("<configuration><generator/></configuration>");

    assertThat(JooqConfiguration.read(file, project))
        .isEqualTo(
            new JooqConfiguration(
                "<configuration><generator/></configuration>",
                "config/jooq.xml",
                Optional.empty(),
                Optional.empty()));
  }

  @Test
  void namespaceOfAFileDoesNotMatter() throws IOException {
    Path file =
        write(
            """
            <configuration xmlns="http://www.jooq.org/xsd/jooq-codegen-3.19.0.xsd">
              <generator><target><packageName>a.b</packageName></target></generator>
            </configuration>""");

    assertThat(JooqConfiguration.read(file, project).packageName()).contains("a.b");
  }

  @Test
  void fileThatIsNotThereIsRefused() {
    Path none = project.resolve("none.xml");

    assertThatThrownBy(() -> JooqConfiguration.read(none, project))
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
    Path file = write("<configuration>\n  <generator>\n</configuration>");

    assertThatThrownBy(() -> JooqConfiguration.read(file, project))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            "config/jooq.xml:3:3: error[jooq-configuration]: The element type \"generator\" must be"
                + " terminated by the matching end-tag \"</generator>\".");
  }

  @Test
  void doctypeIsRefused() throws IOException {
    Path file = write("<!DOCTYPE x [<!ENTITY e SYSTEM 'file:/etc/hosts'>]>\n<x>&e;</x>");

    assertThatThrownBy(() -> JooqConfiguration.read(file, project))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(
            "config/jooq.xml:1:10: error[jooq-configuration]: DOCTYPE is disallowed");
  }

  @Test
  void bothAreTooMany() {
    Settings settings =
        new Settings()
            .set(Setting.JOOQ, JooqConfiguration.NONE)
            .set(Setting.JOOQ_CONFIGURATION_FILE, Path.of("jooq.xml"));

    assertThatThrownBy(
            () ->
                new RequestTranslation(settings, new PlainProject(project, ToolVersions.defaults()))
                    .request())
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[jooq-configuration]: both <jooq> and <jooqConfigurationFile> are given
              fix: keep one of them""");
  }

  private Path write(String xml) throws IOException {
    Path file = project.resolve("config/jooq.xml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, xml);
  }
}
