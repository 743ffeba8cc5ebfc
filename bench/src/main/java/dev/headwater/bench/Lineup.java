package dev.headwater.bench;

import dev.headwater.bench.contestant.BareMaven;
import dev.headwater.bench.contestant.Contestant;
import dev.headwater.bench.contestant.Headwater;
import dev.headwater.bench.contestant.LocalImage;
import dev.headwater.bench.contestant.Peer;
import dev.headwater.bench.contestant.RunningServer;
import dev.headwater.bench.contestant.Trio;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Who is measured here. Closing it stops the server of the trio. */
final class Lineup implements AutoCloseable {

  /** Whom Headwater can be measured against, besides bare Maven. */
  enum Rival {
    PEER,
    TRIO
  }

  private final List<Contestant> contestants = new ArrayList<>();
  private final List<String> remarks = new ArrayList<>();
  private Optional<RunningServer> server = Optional.empty();

  private Lineup() {}

  /**
   * @param image the peer's, or null for one that is there
   */
  static Lineup of(Set<Rival> rivals, Workplace place, @Nullable String image)
      throws IOException, InterruptedException {
    Lineup lineup = new Lineup();
    lineup.contestants.add(new BareMaven(false));
    lineup.contestants.add(new BareMaven(true));
    lineup.contestants.add(new Headwater(place.cache()));
    if (rivals.contains(Rival.PEER)) {
      lineup.addPeer(Optional.ofNullable(image));
    }
    if (rivals.contains(Rival.TRIO)) {
      RunningServer running = RunningServer.start(place.target("server"));
      lineup.server = Optional.of(running);
      lineup.contestants.add(new Trio(running));
      lineup.remarks.add(
          "Flyway + jOOQ plugins: Flyway "
              + Versions.of("flyway-maven-plugin")
              + ", jOOQ "
              + Versions.of("jooq")
              + "; starting the server and emptying the database are not counted");
    }
    return lineup;
  }

  private void addPeer(Optional<String> wanted) throws IOException, InterruptedException {
    if (!LocalImage.dockerRuns()) {
      remarks.add("peer: left out, because Docker does not run here");
      return;
    }
    Optional<String> image = wanted.isPresent() ? wanted : LocalImage.first();
    if (image.isEmpty()) {
      remarks.add(
          "peer: left out, because no image is here; `docker pull postgres:18`, or --image");
      return;
    }
    contestants.add(new Peer(image.get()));
    remarks.add(
        "peer: testcontainers-jooq-codegen-maven-plugin "
            + Versions.of("peer")
            + " with its Flyway and this jOOQ, image "
            + image.get());
  }

  List<Contestant> contestants() {
    return contestants;
  }

  List<String> remarks() {
    return remarks;
  }

  @Override
  public void close() throws IOException {
    if (server.isPresent()) {
      server.get().close();
    }
  }
}
