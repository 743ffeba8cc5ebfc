package dev.headwater.maven;

import dev.headwater.problem.Problem;
import dev.headwater.problem.ProblemException;
import dev.headwater.problem.SourceLocation;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.codehaus.plexus.configuration.PlexusConfiguration;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/**
 * What the user wrote for jOOQ's code generator.
 *
 * @param xml empty when he wrote nothing
 * @param source where it stands, for messages
 */
record JooqConfiguration(
    String xml, String source, Optional<String> packageName, Optional<String> directory) {

  static JooqConfiguration of(
      @Nullable PlexusConfiguration pom, @Nullable File file, Path project) {
    if (pom != null && file != null) {
      throw new ProblemException(
          Problem.of("jooq-configuration", "both <jooq> and <jooqConfigurationFile> are given")
              .withFix("keep one of them"));
    }
    if (file != null) {
      return parsed(read(file.toPath()), SourceLocation.shown(project, file.toPath()));
    }
    if (pom == null) {
      return new JooqConfiguration("", "pom.xml", Optional.empty(), Optional.empty());
    }
    if (pom.getChildCount() != 1 || !pom.getChild(0).getName().equals("generator")) {
      throw new ProblemException(
          Problem.of("jooq-configuration", "<jooq> holds one element, jOOQ's <generator>")
              .withFix("<jooq><generator>…</generator></jooq>"));
    }
    // Not printed and parsed again: a build with nothing to do would load a parser for that.
    PlexusConfiguration target = pom.getChild(0).getChild("target", false);
    return new JooqConfiguration(
        PomXml.print(pom.getChild(0)),
        "pom.xml",
        value(target, "packageName"),
        value(target, "directory"));
  }

  private static Optional<String> value(@Nullable PlexusConfiguration target, String name) {
    PlexusConfiguration child = target == null ? null : target.getChild(name, false);
    return child == null || child.getValue() == null
        ? Optional.empty()
        : Optional.of(child.getValue().strip());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
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
