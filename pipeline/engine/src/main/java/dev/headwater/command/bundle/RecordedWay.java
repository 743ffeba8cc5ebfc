package dev.headwater.command.bundle;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.CatalogDocument;
import dev.headwater.catalog.Fact;
import dev.headwater.catalog.Id;
import dev.headwater.proof.OwningRole;
import dev.headwater.script.MigrationName;
import dev.headwater.script.Version;
import dev.headwater.spi.DocumentTool;
import dev.headwater.spi.FoundMigration;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/** The states that {@link WayRecord} wrote down, read line by line. */
final class RecordedWay {

  private final Supplier<InputStream> file;
  private final DocumentTool documents;
  private final List<Moment> moments = new ArrayList<>();
  private final Map<Version, List<String>> needy = new HashMap<>();
  private final Map<Version, String> notUndone = new HashMap<>();
  private final List<FoundMigration> found = new ArrayList<>();
  private final Map<String, Version> versions = new HashMap<>();
  private String postgres = "";
  private OwningRole owner = new OwningRole("");
  private int serverVersion;
  private int facts;

  /**
   * @param file opens the record
   */
  RecordedWay(Supplier<InputStream> file, DocumentTool documents) {
    this.file = file;
    this.documents = documents;
    read((line, number) -> header(line));
  }

  /** The number of facts that are written down; no state has more. */
  int facts() {
    return facts;
  }

  /**
   * A state that the database had on its way.
   *
   * @param index of the state, from 0, which is before the first migration
   * @param script that was over or begun; empty before the first one
   * @param version of the script; empty for a repeatable one
   * @param statement the last one of the script that was over; 0 where the script was over
   * @param isOutside whether the script ran outside a transaction
   */
  record Moment(
      int index,
      String script,
      Optional<Version> version,
      int statement,
      boolean isOutside,
      String fingerprint,
      Map<String, Long> notModelled) {}

  private interface Line {
    void read(Map<String, Object> fields, int moment) throws IOException;
  }

  /** Facts are most of the lines, and are read only where they are wanted. */
  private void read(Line reader) {
    eachLine(
        (text, moment) -> {
          if (text.startsWith("{\"fact\"")) {
            facts++;
          } else if (!text.startsWith("{\"gone\"")) {
            reader.read(documents.readJson(text), moment);
          }
        });
  }

  private interface Text {
    void read(String line, int moment) throws IOException;
  }

  private void eachLine(Text reader) {
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(file.get(), StandardCharsets.UTF_8))) {
      int moment = -1;
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.startsWith("{\"state\"")) {
          moment++;
        }
        reader.read(line, moment);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void header(Map<String, Object> fields) {
    if (fields.containsKey("format")) {
      postgres = text(fields, "postgres");
      owner = new OwningRole(text(fields, "owner"));
      serverVersion = ((Number) get(fields, "serverVersion")).intValue();
      list(fields, "found").forEach(one -> add(found(map(one))));
    } else if (fields.containsKey("state")) {
      moments.add(moment(fields));
    } else if (fields.containsKey("undone")) {
      needy.put(
          new Version(text(fields, "undone")),
          list(fields, "needy").stream().map(String::valueOf).toList());
    } else if (fields.containsKey("notUndone")) {
      notUndone.put(new Version(text(fields, "notUndone")), text(fields, "why"));
    }
  }

  private void add(FoundMigration migration) {
    found.add(migration);
    if (!migration.version().isEmpty()) {
      String script = migration.script().replaceFirst(".*[/\\\\]", "");
      String version = MigrationName.normalized(migration.version().replace('_', '.'));
      versions.put(script, new Version(version));
    }
  }

  private static FoundMigration found(Map<String, Object> fields) {
    return new FoundMigration(
        text(fields, "version"),
        text(fields, "description"),
        text(fields, "type"),
        text(fields, "script"),
        Optional.ofNullable((Number) fields.get("checksum")).map(Number::intValue));
  }

  private Moment moment(Map<String, Object> fields) {
    String script = text(fields, "state");
    Map<String, Long> notModelled = new TreeMap<>();
    map(get(fields, "notModelled"))
        .forEach((kind, count) -> notModelled.put(kind, ((Number) count).longValue()));
    return new Moment(
        moments.size(),
        script,
        Optional.ofNullable(versions.get(script)),
        fields.get("statement") instanceof Number number ? number.intValue() : 0,
        fields.containsKey("outside"),
        text(fields, "fingerprint"),
        notModelled);
  }

  /** The version of the server on which it was recorded. */
  String postgres() {
    return postgres;
  }

  /** The role that migrated there. */
  OwningRole owner() {
    return owner;
  }

  /** The migrations with the checksums that they had there. */
  List<FoundMigration> found() {
    return found;
  }

  /** All states in their order. */
  List<Moment> moments() {
    return moments;
  }

  /** The state in which nothing but the migrations up to a version is there. */
  Moment at(Version version) {
    Moment last = moments.get(0);
    for (Moment moment : moments) {
      if (moment.statement() == 0
          && moment.version().filter(own -> own.compareTo(version) <= 0).isPresent()) {
        last = moment;
      }
    }
    return last;
  }

  /** The state in which everything is there. */
  Moment end() {
    return moments.get(moments.size() - 1);
  }

  /** Whether a version is the newest one. */
  boolean isHead(Version version) {
    return moments.stream()
        .flatMap(moment -> moment.version().stream())
        .noneMatch(other -> other.compareTo(version) > 0);
  }

  /** The repeatable migrations that needed what the undo of a version took; empty if unknown. */
  Optional<List<String>> needy(Version version) {
    return Optional.ofNullable(needy.get(version));
  }

  /** Why the undo of a version failed; empty where it did not. */
  Optional<String> failureOfUndo(Version version) {
    return Optional.ofNullable(notUndone.get(version));
  }

  /** The catalogues at some moments, in that order. */
  List<Catalog> catalogs(List<Moment> wanted) {
    Map<Integer, Catalog> made = new HashMap<>();
    Map<Id, Fact> facts = new HashMap<>();
    int newest = wanted.stream().mapToInt(Moment::index).max().orElse(0);
    int[] at = {0};
    eachLine(
        (line, moment) -> {
          if (moment > at[0]) {
            keep(wanted, at[0], facts, made);
            at[0] = moment;
          }
          if (moment <= newest && line.startsWith("{\"fact\"")) {
            Fact fact = CatalogDocument.fact(map(get(documents.readJson(line), "fact")));
            facts.put(fact.id(), fact);
          } else if (moment <= newest && line.startsWith("{\"gone\"")) {
            facts.remove(CatalogDocument.id(map(get(documents.readJson(line), "gone"))));
          }
        });
    keep(wanted, at[0], facts, made);
    return wanted.stream().map(moment -> made.get(moment.index())).toList();
  }

  private void keep(
      List<Moment> wanted, int index, Map<Id, Fact> facts, Map<Integer, Catalog> made) {
    if (wanted.stream().anyMatch(moment -> moment.index() == index)) {
      made.put(index, new Catalog(serverVersion, facts.values(), moments.get(index).notModelled()));
    }
  }

  private static String text(Map<String, Object> fields, String name) {
    return String.valueOf(fields.get(name));
  }

  private static List<?> list(Map<String, Object> fields, String name) {
    return (List<?>) get(fields, name);
  }

  private static Object get(Map<String, Object> fields, String name) {
    return Objects.requireNonNull(fields.get(name), name);
  }

  @SuppressWarnings("unchecked") // a map of JSON has texts as keys
  private static Map<String, Object> map(Object value) {
    return (Map<String, Object>) value;
  }
}
