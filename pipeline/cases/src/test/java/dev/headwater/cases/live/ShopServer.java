package dev.headwater.cases.live;

import static java.util.Objects.requireNonNull;

import dev.headwater.database.ThrowawayDatabase;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A server for the shops of one test class. */
final class ShopServer implements BeforeAllCallback, AfterAllCallback {

  private @Nullable ThrowawayDatabase server;

  @Override
  public void beforeAll(ExtensionContext context) throws Exception {
    server = LiveShop.server("15");
  }

  @Override
  public void afterAll(ExtensionContext context) {
    database().close();
  }

  ThrowawayDatabase database() {
    return requireNonNull(server, "server");
  }

  /** With a database of its own, which is empty. */
  LiveShop shop(Path folder) throws Exception {
    return new LiveShop(folder.toRealPath(), database(), database());
  }
}
