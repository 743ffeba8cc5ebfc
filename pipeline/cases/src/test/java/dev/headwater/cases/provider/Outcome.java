package dev.headwater.cases.provider;

import dev.headwater.cases.support.OutputFiles;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateRequest.Builder;
import dev.headwater.command.Generate;
import dev.headwater.io.Trees;
import dev.headwater.problem.ProblemException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** What became of a sample: the hash of every file, or why and where it failed. */
record Outcome(String text) {

  static Outcome of(TestArtifacts artifacts, Sample sample, UnaryOperator<Builder> otherwise) {
    try {
      Path work = Files.createTempDirectory("headwater-same");
      try {
        Path output = work.resolve("java");
        Path schema = work.resolve("schema");
        new Generate(artifacts)
            .run(
                sample.source().request(output, any -> otherwise.apply(any).schemaFolder(schema)),
                GenerateListener.SILENT);
        return new Outcome(OutputFiles.of(output) + OutputFiles.of(schema));
      } catch (ProblemException e) {
        return new Outcome(
            "fails: " + e.problems().get(0).code() + " " + e.problems().get(0).location());
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
