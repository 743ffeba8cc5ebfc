package dev.headwater.command.bundle;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.CatalogDocument;
import dev.headwater.catalog.CatalogFingerprint;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.problem.Problem;
import dev.headwater.proof.Counterpart;
import dev.headwater.proof.WayReading.Part;
import dev.headwater.proof.WayReading.Witness;
import dev.headwater.script.Version;
import dev.headwater.spi.DocumentTool;
import dev.headwater.spi.FoundMigration;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Writes down the states of a database on the way through all migrations, as lines of JSON. A state
 * is told by its differences from the one before it, so a reader needs the memory of one state.
 */
final class WayRecord implements Witness {

  /** Changes when an older bundle could not read the lines any more. */
  static final int FORMAT = 1;

  private final DocumentTool documents;
  private final StringBuilder lines = new StringBuilder();
  private final Map<Long, Long> numbers = new HashMap<>();
  private String postgres = "";
  private Map<Id, Fact> last = Map.of();
  private Catalog before = new Catalog(0, List.of(), Map.of());

  WayRecord(DocumentTool documents) {
    this.documents = documents;
  }

  String text() {
    return lines.toString();
  }

  /** The version of the server. */
  String postgres() {
    return postgres;
  }

  int major() {
    return before.major();
  }

  @Override
  public void began(Catalog catalog, String version, String owner, List<FoundMigration> found) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("format", FORMAT);
    header.put("postgres", version);
    header.put("serverVersion", catalog.serverVersion());
    header.put("owner", owner);
    header.put("found", found.stream().map(WayRecord::found).toList());
    write(header);
    before = catalog;
    postgres = version;
    state(new LinkedHashMap<>(Map.of("state", "")), catalog);
  }

  private static Map<String, Object> found(FoundMigration migration) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", migration.version());
    fields.put("description", migration.description());
    fields.put("type", migration.type());
    fields.put("script", migration.script());
    migration.checksum().ifPresent(checksum -> fields.put("checksum", checksum));
    return fields;
  }

  @Override
  public void saw(Part part, Catalog catalog) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("state", part.script());
    fields.put("statement", part.statement());
    if (part.isOutside()) {
      fields.put("outside", true);
    }
    state(fields, catalog);
  }

  @Override
  public void tookBack(Version version, List<String> needy, Catalog catalog) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("undone", version.text());
    fields.put("needy", needy);
    fields.put("fingerprint", fingerprint(catalog));
    write(fields);
  }

  @Override
  public void cannotTakeBack(Version version, List<Problem> problems) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("notUndone", version.text());
    fields.put("why", problems.get(0).render());
    write(fields);
  }

  /** The part of the catalogue that is compared with real databases. */
  private String fingerprint(Catalog catalog) {
    return CatalogFingerprint.of(Counterpart.touched(before, catalog, Set.of()).within(catalog));
  }

  private void state(Map<String, Object> fields, Catalog catalog) {
    fields.put("fingerprint", fingerprint(catalog));
    fields.put("notModelled", catalog.notModelled());
    write(fields);
    Map<Id, Fact> now = new TreeMap<>();
    catalog.facts().forEach(fact -> now.put(fact.id(), fact));
    for (Id id : last.keySet()) {
      if (!now.containsKey(id)) {
        write(Map.of("gone", CatalogDocument.id(id)));
      }
    }
    now.forEach(
        (id, fact) -> {
          if (!fact.equals(last.get(id))) {
            write(Map.of("fact", CatalogDocument.fact(renumbered(fact))));
          }
        });
    last = now;
  }

  /**
   * The numbers of PostgreSQL's objects differ from server to server; their order of coming not.
   */
  private Fact renumbered(Fact fact) {
    long oid = fact.place().oid();
    long number = oid == 0 ? 0 : numbers.computeIfAbsent(oid, any -> numbers.size() + 1L);
    return new Fact(
        fact.id(),
        fact.parent(),
        fact.attributes(),
        fact.dependencies(),
        new Fact.Place(fact.place().position(), number, fact.place().subId()));
  }

  private void write(Map<String, Object> fields) {
    try {
      lines.append(documents.writeJsonLine(fields)).append('\n');
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
