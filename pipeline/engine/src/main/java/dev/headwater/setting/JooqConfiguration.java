package dev.headwater.setting;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * A configuration of jOOQ's code generator.
 *
 * @param xml empty when the user wrote none
 * @param source where it stands, for messages
 * @param packageName in its {@code <target>}
 * @param directory in its {@code <target>}
 */
public record JooqConfiguration(
    String xml, String source, Optional<String> packageName, Optional<String> directory) {

  static final JooqConfiguration NONE =
      new JooqConfiguration("", "pom.xml", Optional.empty(), Optional.empty());

  /**
   * The configuration in a file.
   *
   * @throws ProblemException when there is none, or when it is not XML
   */
  static JooqConfiguration read(Path named, Path project) {
    Path file = project.resolve(named);
    try {
      return parsed(Files.readString(file), SourceLocation.shown(project, file));
    } catch (IOException e) {
      throw new ProblemException(
          Problem.of("jooq-configuration", "cannot read the jOOQ configuration file " + file)
              .withDetail("why", e.toString())
              .withFix("correct <jooqConfigurationFile>"));
    }
  }

  private static JooqConfiguration parsed(String xml, String source) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      var builder = factory.newDocumentBuilder();
      builder.setErrorHandler(null); // else the JDK also prints to the console
      Document document =
          builder.parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8)));
      return new JooqConfiguration(
          xml, source, target(document, "packageName"), target(document, "directory"));
    } catch (SAXParseException e) {
      throw new ProblemException(
          Problem.of("jooq-configuration", String.valueOf(e.getMessage()))
              .at(new SourceLocation(source, e.getLineNumber(), e.getColumnNumber(), "")));
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Optional<String> target(Document document, String name) {
    NodeList targets = document.getElementsByTagName("target");
    if (targets.getLength() == 0) {
      return Optional.empty();
    }
    NodeList children = targets.item(0).getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i).getNodeName().equals(name)) {
        return Optional.of(children.item(i).getTextContent().strip());
      }
    }
    return Optional.empty();
  }
}
