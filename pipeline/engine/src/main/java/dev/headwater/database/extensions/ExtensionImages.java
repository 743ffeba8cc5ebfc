package dev.headwater.database.extensions;

import dev.headwater.database.CannotServeException;
import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseOrder;
import dev.headwater.database.VersionWish;
import dev.headwater.problem.Problem;
import dev.headwater.script.NeededExtension;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The container image that serves a run. */
public final class ExtensionImages {

  private ExtensionImages() {}

  /**
   * The image that the user named; else the official one, or one that has the extensions which that
   * one lacks.
   *
   * @throws CannotServeException when no such image is known
   */
  public static String imageFor(DatabaseOrder order) {
    DatabaseChoice choice = order.request().choice();
    if (!choice.image().isEmpty()) {
      return choice.image();
    }
    VersionWish version = VersionWish.of(choice);
    List<NeededExtension> foreign =
        order.extensions().stream()
            .filter(e -> !KnownExtensions.contrib(version.major()).contains(e.name()))
            .toList();
    if (foreign.isEmpty()) {
      return official(version);
    }
    Set<String> names =
        foreign.stream().map(NeededExtension::name).collect(Collectors.toUnmodifiableSet());
    return KnownExtensions.image(names, version.major())
        .orElseThrow(() -> new CannotServeException(unknown(version, foreign)));
  }

  static String official(VersionWish version) {
    return "postgres:" + version.text().replaceAll("^(\\d+\\.\\d+)\\.\\d+$", "$1");
  }

  private static Problem unknown(VersionWish version, List<NeededExtension> foreign) {
    return Problem.of(
            "missing-extension",
            official(version) + " has only the extensions that come with PostgreSQL itself")
        .at(foreign.get(0).location())
        .withFix(
            "name an image that has "
                + NeededExtension.names(foreign)
                + ": <image>…</image> or -Dheadwater.image=…");
  }
}
