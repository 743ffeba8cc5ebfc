package dev.headwater.command.bundle;

import dev.headwater.spi.DocumentTool;
import dev.headwater.spi.FoundMigration;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The records in a bundle, one for each major version of PostgreSQL; for several threads. */
final class Records {

  private final BundleFiles files;
  private final DocumentTool documents;
  private final Map<Integer, RecordedWay> known = new HashMap<>();

  Records(BundleFiles files, DocumentTool documents) {
    this.files = files;
    this.documents = documents;
  }

  /** The record of a major version; empty where the bundle was not built for it. */
  synchronized Optional<RecordedWay> of(int major) {
    return files.majors().contains(major)
        ? Optional.of(
            known.computeIfAbsent(major, any -> new RecordedWay(() -> open(major), documents)))
        : Optional.empty();
  }

  private InputStream open(int major) {
    return files.open(BundleFiles.record(major));
  }

  /** The migrations with the checksums that they had when the bundle was built. */
  List<FoundMigration> found() {
    return files.majors().stream()
        .limit(1)
        .flatMap(major -> of(major).stream())
        .flatMap(way -> way.found().stream())
        .toList();
  }

  /** A number of facts that no state exceeds. */
  int facts() {
    return files.majors().stream()
        .flatMap(major -> of(major).stream())
        .mapToInt(RecordedWay::facts)
        .max()
        .orElse(0);
  }

  boolean haveScriptsOutsideTransactions() {
    return files.majors().stream()
        .flatMap(major -> of(major).stream())
        .flatMap(way -> way.moments().stream())
        .anyMatch(RecordedWay.Moment::isOutside);
  }

  /** Whether the checksums are those of every database, because no placeholder depends on it. */
  boolean hasFixedChecksums() {
    return files.value(BundleFiles.CHECKSUMS).equals(BundleFiles.FIXED);
  }

  /** The major versions in words. */
  String majors() {
    List<Integer> majors = files.majors();
    return majors.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
