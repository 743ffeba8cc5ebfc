package dev.headwater.history;

import static org.assertj.core.api.Assertions.assertThat;

import dev.headwater.script.ScriptFile;
import dev.headwater.script.ScriptSet;
import dev.headwater.script.ScriptSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The scripts of a branch in a folder, found there as they would be found on the branch. */
final class BranchScriptsTest {

  @TempDir private Path folder;
  @TempDir private Path temporary;

  private Path into;

  @BeforeEach
  void makeFolder() throws Exception {
    into = temporary.toRealPath();
  }

  @Test
  void scriptsAreAsTheBranchHasThem() throws Exception {
    Clone clone =
        Clone.with(
            folder, "db/V1__a.sql", "db/more/V2__b.sql", "db/V2__b.sql.conf", "db/readme.md");
    clone.write("db/V1__a.sql", "edited").delete("db/more/V2__b.sql").add("db/V3__c.sql");

    ScriptSource source = BranchScripts.write(clone.request().scripts(), "main", into);

    assertThat(source.root()).isEqualTo(into);
    assertThat(source.locations()).containsExactly("filesystem:" + into.resolve("db"));
    assertThat(ScriptSet.find(source).inOrder())
        .extracting(ScriptFile::path)
        .containsExactly("db/V1__a.sql", "db/more/V2__b.sql");
    assertThat(into.resolve("db/V1__a.sql")).hasContent("create table db_V1__a_sql (id int);");
    assertThat(into.resolve("db/V2__b.sql.conf")).exists();
    assertThat(into.resolve("db/readme.md")).doesNotExist();
  }

  @Test
  void wildcardsAndFoldersOfResourcesStay() throws Exception {
    Clone clone = Clone.with(folder, "a/one/db/V1__a.sql", "res/db/V2__b.sql");
    ScriptSource here =
        new ScriptSource(
            clone.folder,
            List.of("filesystem:" + clone.folder.resolve("a") + "/*/db", "classpath:db"),
            List.of(clone.folder.resolve("res"), Path.of("library.jar")),
            Map.of(),
            List.of());

    ScriptSource there = BranchScripts.write(here, "main", into);

    assertThat(there.locations())
        .containsExactly("filesystem:" + into.resolve("a") + "/*/db", "classpath:db");
    assertThat(there.classPath()).containsExactly(into.resolve("res"), Path.of("library.jar"));
    assertThat(ScriptSet.find(there).inOrder())
        .extracting(ScriptFile::path)
        .containsExactly("a/one/db/V1__a.sql", "res/db/V2__b.sql");
  }

  @Test
  void aFolderThatWasElsewhereOnTheBranchIsWhereItIsNow() throws Exception {
    Clone clone = Clone.with(folder, "old/V1__a.sql", "old/V2__b.sql");
    clone.move("old/V1__a.sql", "new/V1__a.sql").move("old/V2__b.sql", "new/V2__b.sql").commit();

    ScriptSource there =
        BranchScripts.write(clone.locations("new").request().scripts(), "main", into);

    assertThat(ScriptSet.find(there).inOrder())
        .extracting(ScriptFile::path)
        .containsExactly("new/V1__a.sql", "new/V2__b.sql");
  }

  @Test
  void whatABuildMadeStaysWhereItIs() throws Exception {
    Clone clone = Clone.with(folder, "db/V1__a.sql", ".gitignore");
    clone.write(".gitignore", "target\n").write("target/classes/gen/V2__made.sql", "select 1;");
    clone.commit();
    ScriptSource here =
        new ScriptSource(
            clone.folder,
            List.of("filesystem:" + clone.folder.resolve("db"), "classpath:gen"),
            List.of(clone.folder.resolve("target/classes")),
            Map.of(),
            List.of());

    ScriptSource there = BranchScripts.write(here, "main", into);

    assertThat(there.classPath()).containsExactly(clone.folder.resolve("target/classes"));
    assertThat(ScriptSet.find(there).size()).isEqualTo(2);
  }

  @Test
  void aProjectBelowTheTopKeepsItsPlace() throws Exception {
    Clone clone = Clone.with(folder, "module/db/V1__a.sql");
    Path module = clone.folder.resolve("module");
    ScriptSource here =
        new ScriptSource(
            module, List.of("filesystem:" + module.resolve("db")), List.of(), Map.of(), List.of());

    ScriptSource there = BranchScripts.write(here, "main", into);

    assertThat(there.root()).isEqualTo(into.resolve("module"));
    assertThat(ScriptSet.find(there).inOrder().get(0).path()).isEqualTo("db/V1__a.sql");
    assertThat(Files.isRegularFile(into.resolve("module/db/V1__a.sql"))).isTrue();
  }
}
