package dev.headwater.cases.provider;

import dev.headwater.database.DatabaseChoice.Kind;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Twelve samples, Moongraph among them: each by the embedded provider and by one other. */
final class SameBytesTest extends SameBytes {

  @Override
  Stream<Sample> samples() {
    return Sample.all().filter(Sample::isChosen);
  }

  /** Every second one; Moongraph comes first, and is made by the server. */
  @Override
  Stream<Sample> samples(Kind provider) {
    List<Sample> chosen = samples().toList();
    return IntStream.range(0, chosen.size())
        .filter(i -> i % 2 == (provider == Kind.SERVER ? 0 : 1))
        .mapToObj(chosen::get);
  }
}
