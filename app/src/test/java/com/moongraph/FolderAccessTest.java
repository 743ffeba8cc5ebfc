package com.moongraph;

import static org.assertj.core.api.Assertions.assertThat;

import com.moongraph.db.enums.FolderVisibility;
import com.moongraph.id.FolderId;
import com.moongraph.id.TeamId;
import dev.headwater.junit.MigratedDatabase;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rights of four users on a folder, with their own roles and through a team. */
@MigratedDatabase
class FolderAccessTest {

  private Scene scene;

  @BeforeEach
  void setTheScene(DataSource source) {
    scene = new Scene(source);
  }

  @ParameterizedTest(name = "{0}: see {1}, add {2}, run {3}")
  @CsvSource({
    "owner,    yes, yes, yes",
    "editor,   yes, yes, no",
    "viewer,   yes, no,  no",
    "stranger, no,  no,  no"
  })
  void everybodyDoesWhatTheirRoleAllows(String name, String see, String add, String run) {
    check(scene.named(name), new Expected(see, add, run));
  }

  @ParameterizedTest(name = "member with {0}: see {1}, add {2}, run {3}")
  @CsvSource({"ADMIN, yes, yes, yes", "EDITOR, yes, yes, no", "VIEWER, yes, no, no"})
  void membersDoWhatTheRoleOfTheirTeamAllows(FolderRole role, String see, String add, String run) {
    TeamId team = scene.teamOf(scene.owner, scene.stranger);
    scene.sharing.give(scene.owner, scene.folder.id(), FolderGrant.toTeam(team, role));
    check(scene.stranger, new Expected(see, add, run));
  }

  private record Expected(String see, String add, String run) {}

  private void check(User user, Expected expected) {
    FolderId id = scene.folder.id();
    assertThat(yesOrNo(scene.folders.get(user, id).isPresent())).isEqualTo(expected.see());
    assertThat(yesOrNo(!scene.folders.listVisible(user).isEmpty())).isEqualTo(expected.see());

    String noWrite = "%s has no folder:write on folder %s".formatted(user.email(), id);
    assertThat(Scene.refusal(() -> scene.folders.create(user, NewFolder.in(scene.folder, "Inner"))))
        .isEqualTo(expected.add().equals("yes") ? "" : noWrite);

    String noAdmin = "%s has no folder:admin on folder %s".formatted(user.email(), id);
    String refusal = expected.run().equals("yes") ? "" : noAdmin;
    assertThat(Scene.refusal(() -> scene.tree.rename(user, id, "Renamed"))).isEqualTo(refusal);
    assertThat(Scene.refusal(() -> scene.tree.changeVisibility(user, id, FolderVisibility.shared)))
        .isEqualTo(refusal);
    Folder own = scene.folders.create(user, NewFolder.atTop("Own"));
    assertThat(Scene.refusal(() -> scene.tree.move(user, id, own.id()))).isEqualTo(refusal);
    assertThat(Scene.refusal(() -> scene.tree.moveToTop(user, id))).isEqualTo(refusal);
    if (expected.add().equals("yes")) {
      Folder inner = scene.folders.children(user, id).get(0);
      assertThat(inner.name()).isEqualTo("Inner");
      scene.tree.delete(user, inner.id());
    }
    assertThat(Scene.refusal(() -> scene.tree.delete(user, id))).isEqualTo(refusal);
  }

  private static String yesOrNo(boolean answer) {
    return answer ? "yes" : "no";
  }
}
