package dev.headwater.it.support;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The modules of this build, read from its POMs, so that a new one is not forgotten. */
public final class Modules {

  public static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  private Modules() {}

  /** One POM, with only what stands in it. */
  public record Module(Path folder, Element pom) {

    public String artifactId() {
      return text("artifactId").orElseThrow();
    }

    public String packaging() {
      return text("packaging").orElse("jar");
    }

    public Optional<String> text(String element) {
      return child(pom, element).map(found -> found.getTextContent().strip());
    }

    private boolean property(String name, String value) {
      return child(pom, "properties")
          .flatMap(properties -> child(properties, name))
          .filter(found -> found.getTextContent().strip().equals(value))
          .isPresent();
    }

    /** Whether users need it, so that it is deployed. */
    public boolean isForUsers() {
      return !property("internal", "true");
    }

    public boolean isInstalled() {
      return !property("maven.install.skip", "true");
    }
  }

  public static List<Module> all() {
    List<Module> modules = new ArrayList<>();
    add(ROOT, modules);
    return modules;
  }

  private static void add(Path folder, List<Module> modules) {
    Module module = new Module(folder, read(folder.resolve("pom.xml")));
    modules.add(module);
    child(module.pom(), "modules").map(Modules::children).orElse(List.of()).stream()
        .map(name -> folder.resolve(name.getTextContent().strip()))
        .forEach(below -> add(below, modules));
  }

  private static Element read(Path pom) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(pom.toFile())
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException(pom + ": " + e.getMessage(), e);
    }
  }

  private static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getTagName().equals(name)).findFirst();
  }

  private static List<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(Element.class::isInstance)
        .map(Element.class::cast)
        .toList();
  }
}
