package dev.headwater.cases;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.codegen.GenerateOutcome.Generated;
import dev.headwater.codegen.GenerateRequest;
import dev.headwater.command.Generate;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Migrations that are found and not applied are named. */
final class NotAppliedTest {

  @TempDir Path folder;

  @Test
  void baselineOfTheUserInAFilledSchema() {
    CaseFolder init =
        CaseFolder.all().stream()
            .filter(one -> one.name().equals("init-script-fills-the-default-schema"))
            .findFirst()
            .orElseThrow();
    GenerateRequest request =
        init.request(
            folder.resolve("java"), any -> any.flyway(Map.of("flyway.baselineOnMigrate", "true")));
    List<String> warnings = new ArrayList<>();

    Generated done =
        (Generated)
            new Generate(new TestArtifacts())
                .run(
                    request,
                    new GenerateListener() {
                      @Override
                      public void warned(String text) {
                        warnings.add(text);
                      }
                    });

    assertThat(done.migrations()).isZero();
    assertThat(warnings)
        .containsExactly(
            "Flyway found, but did not apply V1__create_orders.sql: with baselineOnMigrate, a"
                + " schema in which an init script made something is taken for one at version 1;"
                + " without baselineOnMigrate, Headwater applies every migration");
  }
}
