package dev.headwater.web.page;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Fills templates. Everything is escaped but what a template takes in three brackets. */
final class Templates {

  private static final String FOLDER = "/dev/headwater/web/templates/";

  private final Map<String, Template> compiled = new ConcurrentHashMap<>();

  /** Unlike the library's default, a name that a template has and a page has not is an error. */
  private final Mustache.Compiler compiler =
      Mustache.compiler()
          .strictSections(true)
          .emptyStringIsFalse(true)
          .escapeHTML(true)
          .withLoader(Templates::open);

  /** The text of a template with the values of a page. */
  String fill(String name, Object page) {
    return compiled.computeIfAbsent(name, this::compile).execute(page);
  }

  private Template compile(String name) {
    try (Reader reader = open(name)) {
      return compiler.compile(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Reader open(String name) throws IOException {
    InputStream in = Templates.class.getResourceAsStream(FOLDER + name + ".html");
    if (in == null) {
      throw new IOException("no template " + name);
    }
    return new InputStreamReader(in, StandardCharsets.UTF_8);
  }
}
