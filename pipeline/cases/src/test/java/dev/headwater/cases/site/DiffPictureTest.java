package dev.headwater.cases.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.cases.diff.DiffProject;
import dev.headwater.cases.server.ServerForTest;
import dev.headwater.cases.support.TestArtifacts;
import dev.headwater.codegen.GenerateListener;
import dev.headwater.command.diff.Diff;
import dev.headwater.command.diff.DiffOutcome;
import dev.headwater.command.diff.DiffPicture;
import dev.headwater.command.diff.DiffRequest;
import dev.headwater.command.diff.DiffRequest.Words;
import dev.headwater.database.ThrowawayDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A change as a picture, for a pull request. */
final class DiffPictureTest {

  private static final TestArtifacts ARTIFACTS = new TestArtifacts();

  private static ThrowawayDatabase server;

  @TempDir private Path folder;

  @BeforeAll
  static void startServer() throws Exception {
    server = ServerForTest.open(ARTIFACTS, "18");
    ServerForTest.createBuilder(server);
  }

  @AfterAll
  static void stopServer() {
    server.close();
  }

  @Test
  void pictureShowsBothStatesInOne() throws Exception {
    DiffProject shop = DiffProject.shop(folder.toRealPath(), server);
    assertThat(picture(shop, "V1", "V2", "change.md"))
        .isEqualTo(
            """
            ```mermaid
            erDiagram
              "public.orders" }o--|| "public.users" : "added: orders_users_id_fkey"
              "public.log" {
                text line "removed"
              }
              "public.orders" {
                integer id PK "added"
                bigint users_id FK "added"
                text note "added"
              }
              "public.users" {
                bigint id PK
                text email "renamed"
                integer visits "changed"
                status state "changed"
                timestamptz last_login "added"
                text avatar_url "removed"
              }
              "public.active" {
                text email "added"
                integer visits "added"
                text mail "removed"
              }
              "public.totals" {
                integer one "added"
              }
            ```
            """);
    assertThat(picture(shop, "V1", "V2", "change.svg"))
        .startsWith("<svg xmlns=\"http://www.w3.org/2000/svg\"")
        .contains(
            "removed: table public.log", "added: orders_users_id_fkey", "prefers-color-scheme")
        .doesNotContain("href=");
    assertThat(picture(shop, "V1", "V1", "same.mmd"))
        .isEqualTo("erDiagram\n  \"No table or view differs.\"\n");
  }

  private static String picture(DiffProject shop, String from, String to, String name)
      throws IOException {
    DiffRequest request =
        DiffRequest.of(
            shop.request(),
            new Words(Optional.of(from), Optional.of(to), Optional.empty()),
            List.of());
    DiffOutcome outcome =
        new Diff(
                ARTIFACTS,
                database -> {
                  throw new IllegalStateException(database);
                })
            .run(request, GenerateListener.SILENT);
    Path file = shop.folder().resolve("pictures").resolve(name);
    new DiffPicture(request.database(), ARTIFACTS).write(outcome.schemas(), file);
    return Files.readString(file);
  }
}
