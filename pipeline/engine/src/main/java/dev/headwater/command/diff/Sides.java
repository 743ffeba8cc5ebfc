package dev.headwater.command.diff;

import dev.headwater.catalog.Catalog;
import dev.headwater.catalog.change.SchemaScope;
import dev.headwater.command.diff.DiffOutcome.LiveServer;
import dev.headwater.command.diff.DiffOutcome.Side;
import dev.headwater.proof.BuiltPair;
import dev.headwater.proof.BuiltState;
import dev.headwater.proof.State;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Two states that have been read, and how they are compared.
 *
 * @param comparable the part of a catalogue that is compared
 * @param servers of the live states
 */
record Sides(
    BuiltPair pair,
    SchemaScope scope,
    UnaryOperator<Catalog> comparable,
    Map<State, LiveServer> servers,
    List<String> notes) {

  /** Both were built in throwaway databases, which hold no schemas of others. */
  static Sides ofMigrations(BuiltPair pair) {
    SchemaScope scope = SchemaScope.of(pair.from().catalog(), pair.to().catalog());
    return new Sides(pair, scope, scope::within, Map.of(), List.of());
  }

  Side from() {
    return side(pair.from());
  }

  Side to() {
    return side(pair.to());
  }

  private Side side(BuiltState built) {
    return new Side(
        built.state(),
        built.migrations(),
        built.repeatablesLeftOut(),
        Optional.ofNullable(servers.get(built.state())));
  }
}
