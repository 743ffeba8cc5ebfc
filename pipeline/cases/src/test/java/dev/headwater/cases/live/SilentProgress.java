package dev.headwater.cases.live;

import dev.headwater.spi.MigrationProgress;
import java.sql.Connection;
import java.util.List;

/** Hears nothing. */
final class SilentProgress implements MigrationProgress {

  @Override
  public List<String> plan() {
    return List.of();
  }

  @Override
  public void planned(List<String> scripts) {}

  @Override
  public void started(String script, String physicalLocation, Connection session) {}

  @Override
  public void applied(String script) {}

  @Override
  public void finished(Connection session) {}

  @Override
  public void warned(String text) {}
}
