package dev.headwater.proof;

import dev.headwater.apply.MigrationListener;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.database.DatabaseChoice.Kind;
import dev.headwater.database.DatabaseOrigin;
import java.util.List;

/** Hears several databases, and passes on what matters: once, where it is the same for all. */
final class StateListener implements GenerateListener {

  private final GenerateListener reader;
  private boolean chosen;

  StateListener(GenerateListener reader) {
    this.reader = reader;
  }

  /** Nothing is said about migrations that the database had already. */
  MigrationListener ofMigrations() {
    return new MigrationListener() {
      @Override
      public void migrating(int number, int total, String script) {
        reader.migrating(number, total, script);
      }

      @Override
      public void toolWarned(String tool, String text) {
        reader.toolWarned(tool, text);
      }
    };
  }

  @Override
  public void preparing(String what) {
    reader.preparing(what);
  }

  @Override
  public void chose(Kind provider, List<String> reasons) {
    if (!chosen) {
      chosen = true;
      reader.chose(provider, reasons);
    }
  }

  @Override
  public void opened(DatabaseOrigin origin) {
    reader.opened(origin);
  }

  @Override
  public void started(Stage stage) {
    reader.started(stage);
  }

  @Override
  public void migrating(int number, int total, String script) {
    reader.migrating(number, total, script);
  }

  @Override
  public void warned(String text) {
    reader.warned(text);
  }

  @Override
  public void toolWarned(String tool, String text) {
    reader.toolWarned(tool, text);
  }
}
