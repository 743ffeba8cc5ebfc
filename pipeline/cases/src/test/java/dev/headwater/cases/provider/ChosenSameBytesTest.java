package dev.headwater.cases.provider;

import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;

/** The twelve samples by each provider. */
@Tag("thorough")
final class ChosenSameBytesTest extends SameBytes {

  @Override
  Stream<Sample> samples() {
    return Sample.all().filter(Sample::isChosen);
  }
}
