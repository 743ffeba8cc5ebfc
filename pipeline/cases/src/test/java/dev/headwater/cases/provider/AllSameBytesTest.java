package dev.headwater.cases.provider;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** Every other case. */
@Tag("thorough")
final class AllSameBytesTest extends SameBytes {

  @Override
  Stream<Sample> samples() {
    return Sample.all().filter(sample -> !sample.isChosen());
  }
}
