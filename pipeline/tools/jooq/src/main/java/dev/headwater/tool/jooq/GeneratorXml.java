package dev.headwater.tool.jooq;

import dev.headwater.spi.CodegenOrder;
import dev.headwater.spi.ToolFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.jooq.codegen.GenerationTool;
import org.jooq.meta.jaxb.Configuration;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * The user's {@code <generator>}, completed: the user's settings stay, and the rest gets
 * Headwater's defaults. It works on XML and not on jOOQ's objects, because these no longer know
 * what was left out.
 */
final class GeneratorXml {

  private static final String JOOQS_OWN = "org.jooq.meta.postgres.PostgresDatabase";

  private final Document document;
  private final Element generator;

  private GeneratorXml(Document document, Element generator) {
    this.document = document;
    this.generator = generator;
  }

  /**
   * The configuration to run.
   *
   * @throws ToolFailure when the user's XML is not what jOOQ's schema allows
   */
  static Configuration complete(CodegenOrder order) {
    String xml = order.generatorXml().isBlank() ? "<generator/>" : order.generatorXml();
    CodegenSchema.validate(xml);
    try {
      GeneratorXml completed = parse(xml);
      completed.addDefaults(order);
      byte[] bytes = completed.print().getBytes(StandardCharsets.UTF_8);
      return GenerationTool.load(new ByteArrayInputStream(bytes));
    } catch (ParserConfigurationException | SAXException | TransformerException | IOException e) {
      throw new IllegalStateException("validated XML cannot be read again", e);
    }
  }

  private void addDefaults(CodegenOrder order) {
    Element database = child(generator, "database");
    String name = text(database, "name");
    if (name.isEmpty() || name.equals(JOOQS_OWN)) {
      set(database, "name", MigratedDatabase.class.getName());
    } else if (name.startsWith("org.jooq.meta.")) {
      throw new ToolFailure(
          "jooq-configuration",
          "<database><name> is " + name + ", but classes are made from the migrated PostgreSQL",
          List.of("fix: leave out <name>, or name a subclass of " + JOOQS_OWN));
    }
    if (!has(database, "inputSchema") && !has(database, "schemata") && !has(database, "catalogs")) {
      Element schemata = child(database, "schemata");
      for (String schema : order.schemas()) {
        Element element = document.createElement("schema");
        set(element, "inputSchema", schema);
        schemata.appendChild(element);
      }
    }
    if (!has(generator, "strategy")) {
      set(child(generator, "strategy"), "name", UnambiguousStrategy.class.getName());
    }
    Element target = child(generator, "target");
    if (!has(target, "packageName")) {
      set(target, "packageName", order.packageName());
    }
    set(target, "directory", order.directory().toString());
    // The folder is empty. jOOQ would delete only a class that it does not recognise, because the
    // name was lost in the machine's locale.
    set(target, "clean", "false");
    if (!has(target, "locale")) {
      // jOOQ's default is the language of the machine: in Turkish, upper case "id" is "İD".
      set(target, "locale", "en");
    }
  }

  private void property(Element properties, String key, String value) {
    Element property = document.createElement("property");
    set(property, "key", key);
    set(property, "value", value);
    properties.appendChild(property);
  }

  private static GeneratorXml parse(String xml)
      throws ParserConfigurationException, SAXException, IOException {
    DocumentBuilder builder = DocumentBuilderFactory.newInstance().newDocumentBuilder();
    Element root = builder.parse(new InputSource(new StringReader(xml))).getDocumentElement();
    Document document = builder.newDocument();
    Element configuration = document.createElementNS(JooqConstants.namespace(), "configuration");
    document.appendChild(configuration);
    Element source = root.getTagName().equals("generator") ? root : child(root, "generator");
    Element generator = (Element) document.importNode(source, true);
    configuration.appendChild(generator);
    return new GeneratorXml(document, generator);
  }

  private String print() throws TransformerException {
    StringWriter writer = new StringWriter();
    TransformerFactory.newInstance()
        .newTransformer()
        .transform(new DOMSource(document), new StreamResult(writer));
    return writer.toString();
  }

  private static boolean has(Element parent, String name) {
    return find(parent, name) != null;
  }

  private static String text(Element parent, String name) {
    Element found = find(parent, name);
    return found == null ? "" : found.getTextContent().strip();
  }

  private static void set(Element parent, String name, String text) {
    child(parent, name).setTextContent(text);
  }

  private static Element child(Element parent, String name) {
    Element found = find(parent, name);
    if (found != null) {
      return found;
    }
    Element made = parent.getOwnerDocument().createElement(name);
    parent.appendChild(made);
    return made;
  }

  private static @Nullable Element find(Element parent, String name) {
    for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
      if (node instanceof Element element && element.getTagName().equals(name)) {
        return element;
      }
    }
    return null;
  }
}
