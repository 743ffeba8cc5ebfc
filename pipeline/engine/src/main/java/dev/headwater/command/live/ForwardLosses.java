package dev.headwater.command.live;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.ObjectName;
import dev.headwater.catalog.change.Outline;
import dev.headwater.catalog.change.ProvenRenames;
import dev.headwater.catalog.change.RenamingComparison;
import java.util.List;

/** The data that goes between two states of one database. */
public final class ForwardLosses {

  private ForwardLosses() {}

  /** Each with its object, such as {@code column public.users.mail: its values are lost}. */
  public static List<String> between(Catalog from, Catalog to, ProvenRenames renames) {
    return Outline.of(RenamingComparison.of(from, to, renames), to).entries().stream()
        .flatMap(
            entry ->
                entry.loss().stream()
                    .map(loss -> ObjectName.of(entry.fact()) + ": " + loss.words()))
        .toList();
  }
}
