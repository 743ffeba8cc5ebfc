package dev.headwater.command.bundle;

import dev.headwater.spi.DocumentTool;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The records in a bundle, one for each major version of PostgreSQL. */
final class Records {

  private final BundleFiles files;
  private final DocumentTool documents;

  Records(BundleFiles files, DocumentTool documents) {
    this.files = files;
    this.documents = documents;
  }

  /** The record of a major version; empty where the bundle was not built for it. */
  Optional<RecordedWay> of(int major) {
    return files.majors().contains(major)
        ? Optional.of(new RecordedWay(() -> open(major), documents))
        : Optional.empty();
  }

  private InputStream open(int major) {
    return files.open(BundleFiles.record(major));
  }

  /** The major versions in words. */
  String majors() {
    List<Integer> majors = files.majors();
    return majors.stream().map(String::valueOf).collect(Collectors.joining(","));
  }
}
