package dev.headwater.database.choice;

import dev.headwater.database.DatabaseChoice;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseProvider;
import dev.headwater.database.cluster.EmbeddedProvider;
import dev.headwater.database.cluster.LocalProvider;
import dev.headwater.database.container.ContainerProvider;
import dev.headwater.database.server.ServerProvider;
import dev.headwater.tool.ArtifactResolver;
import dev.headwater.tool.Toolbox;
import java.util.stream.Stream;

/** The providers of a run. */
public final class Providers {

  private Providers() {}

  /** The provider that the user asked for. */
  public static DatabaseProvider of(DatabaseChoice choice, Tools tools) {
    if (choice.isInServer()) {
      return alone(of(Kind.SERVER, tools));
    }
    if (choice.provider() != Kind.AUTO) {
      return alone(of(choice.provider(), tools));
    }
    return new AutoProvider(
        Stream.of(Kind.EMBEDDED, Kind.LOCAL, Kind.CONTAINER)
            .map(kind -> of(kind, tools))
            .<DatabaseProvider>map(provider -> new ExtensionPreflight(provider, false))
            .toList());
  }

  /**
   * PostgreSQL's binaries through Maven, and nothing else.
   *
   * @param driver a loader that sees PostgreSQL's JDBC driver
   */
  public static DatabaseProvider embedded(ArtifactResolver resolver, ClassLoader driver) {
    return alone(new EmbeddedProvider(resolver, driver));
  }

  private static DatabaseProvider alone(DatabaseProvider provider) {
    return new ExtensionPreflight(provider, true);
  }

  private static DatabaseProvider of(Kind kind, Tools tools) {
    return switch (kind) {
      case EMBEDDED -> new EmbeddedProvider(tools.resolver(), tools.toolbox().driver());
      case LOCAL -> new LocalProvider(tools.toolbox().driver());
      case CONTAINER -> new ContainerProvider(tools.toolbox());
      case SERVER -> new ServerProvider(tools.toolbox().driver());
      case AUTO -> throw new IllegalStateException(kind.word());
    };
  }

  /** The parts that make providers. */
  public record Tools(ArtifactResolver resolver, Toolbox toolbox) {}
}
