package dev.headwater.maven;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.codehaus.plexus.configuration.PlexusConfiguration;

/** XML text of a part of the POM. */
final class PomXml {

  private PomXml() {}

  static String print(PlexusConfiguration element) {
    StringWriter text = new StringWriter();
    try {
      XMLStreamWriter writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(text);
      write(element, writer);
      writer.flush();
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
    return text.toString();
  }

  private static void write(PlexusConfiguration element, XMLStreamWriter writer)
      throws XMLStreamException {
    writer.writeStartElement(element.getName());
    if (element.getChildCount() == 0) {
      String value = element.getValue();
      writer.writeCharacters(value == null ? "" : value);
    }
    for (PlexusConfiguration child : element.getChildren()) {
      write(child, writer);
    }
    writer.writeEndElement();
  }
}
