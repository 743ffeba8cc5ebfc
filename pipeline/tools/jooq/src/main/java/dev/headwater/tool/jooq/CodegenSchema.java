package dev.headwater.tool.jooq;

import dev.headwater.spi.ToolFailure;
import java.io.IOException;
import java.io.StringReader;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import javax.xml.transform.sax.SAXSource;
import javax.xml.validation.SchemaFactory;
import javax.xml.validation.Validator;
import org.jooq.meta.Constants;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.AttributesImpl;
import org.xml.sax.helpers.DefaultHandler;
import org.xml.sax.helpers.XMLFilterImpl;

/**
 * jOOQ's own XML schema, in the version that runs. jOOQ itself ignores elements that it does not
 * know, so a typing mistake would change the output without a word.
 */
final class CodegenSchema {

  private CodegenSchema() {}

  /**
   * @param xml a {@code <configuration>} or a {@code <generator>}, with any namespace or none
   * @throws ToolFailure with every mistake
   */
  static void validate(String xml) {
    List<SAXParseException> mistakes = new ArrayList<>();
    try {
      URL schema =
          Objects.requireNonNull(Constants.class.getResource(JooqConstants.schemaResource()));
      Validator validator =
          SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
              .newSchema(schema)
              .newValidator();
      validator.setErrorHandler(new Collector(mistakes));
      SAXParserFactory parsers = SAXParserFactory.newInstance();
      parsers.setNamespaceAware(true);
      parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      OneNamespace filter = new OneNamespace();
      filter.setParent(parsers.newSAXParser().getXMLReader());
      validator.validate(new SAXSource(filter, new InputSource(new StringReader(xml))));
    } catch (SAXParseException e) {
      mistakes.add(e);
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalStateException("jOOQ's XML schema cannot be used", e);
    }
    if (!mistakes.isEmpty()) {
      throw new ToolFailure(
              "jooq-configuration",
              "the jOOQ configuration is not valid for jOOQ " + JooqConstants.version(),
              XmlProblem.texts(mistakes))
          .atLine(mistakes.get(0).getLineNumber());
    }
  }

  private static final class Collector extends DefaultHandler {
    private final List<SAXParseException> mistakes;

    Collector(List<SAXParseException> mistakes) {
      this.mistakes = mistakes;
    }

    @Override
    public void error(SAXParseException e) {
      mistakes.add(e);
    }
  }

  /** Old namespaces, or none, become this version's; a lone generator gets its parent. */
  private static final class OneNamespace extends XMLFilterImpl {
    private int depth;
    private boolean wrapped;

    @Override
    public void startElement(String uri, String local, String qName, Attributes attributes)
        throws SAXException {
      if (depth++ == 0 && local.equals("generator")) {
        wrapped = true;
        super.startElement(
            JooqConstants.namespace(), "configuration", "configuration", new AttributesImpl());
      }
      super.startElement(JooqConstants.namespace(), local, local, attributes);
    }

    @Override
    public void endElement(String uri, String local, String qName) throws SAXException {
      super.endElement(JooqConstants.namespace(), local, local);
      if (--depth == 0 && wrapped) {
        super.endElement(JooqConstants.namespace(), "configuration", "configuration");
      }
    }
  }
}
