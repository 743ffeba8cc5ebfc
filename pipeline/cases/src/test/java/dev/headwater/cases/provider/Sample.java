package dev.headwater.cases.provider;

import dev.headwater.cases.CaseFolder;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.codegen.GenerateRequest.Builder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Something to generate in many ways: a case that succeeds, or Moongraph.
 *
 * @param isChosen whether it is one of the dozen for every build
 */
record Sample(String name, boolean isChosen, Source source) {

  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  /** Builds the request for an output folder, with what is done otherwise this time. */
  interface Source {
    GenerateRequest request(Path output, UnaryOperator<Builder> otherwise);
  }

  static Stream<Sample> all() {
    return Stream.concat(Stream.of(moongraph()), cases());
  }

  /** As the module {@code generated} does it. */
  static Sample moongraph() {
    return new Sample(
        "moongraph",
        true,
        (output, otherwise) ->
            otherwise
                .apply(
                    GenerateRequest.in(ROOT)
                        .refresh(true)
                        .classesMegabytes(0)
                        .snapshotMegabytes(0)
                        .locations(List.of("schema/migrations"))
                        .schemas(List.of("public"))
                        .packageName("com.moongraph.db")
                        .generator(
                            "<generator><generate><implicitJoinPathsToMany>false"
                                + "</implicitJoinPathsToMany></generate></generator>",
                            "pom.xml")
                        .outputDirectory(output))
                .build());
  }

  private static Stream<Sample> cases() {
    return CaseFolder.all().stream()
        .filter(folder -> !folder.fails())
        .map(folder -> new Sample(folder.name(), folder.isChosen(), folder::request));
  }
}
