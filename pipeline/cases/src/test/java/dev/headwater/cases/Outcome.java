package dev.headwater.cases;

import dev.headwater.Pipeline;
import dev.headwater.PipelineException;
import dev.headwater.PipelineListener;
import dev.headwater.PipelineRequest.Builder;
import dev.headwater.files.Trees;
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
        new Pipeline(artifacts)
            .run(sample.source().request(output, otherwise), PipelineListener.SILENT);
        return new Outcome(OutputFiles.of(output));
      } catch (PipelineException e) {
        return new Outcome(
            "fails: " + e.diagnostics().get(0).code() + " " + e.diagnostics().get(0).location());
      } finally {
        Trees.delete(work);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
