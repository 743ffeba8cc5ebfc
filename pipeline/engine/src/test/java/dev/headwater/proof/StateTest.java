package dev.headwater.proof;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.headwater.problem.ProblemException;
import dev.headwater.proof.State.InFolder;
import dev.headwater.proof.State.Live;
import dev.headwater.proof.State.OnBranch;
import dev.headwater.proof.State.UpTo;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words for states. */
final class StateTest {

  @Test
  void eachFormIsUnderstood() {
    assertThat(State.parse("from", " here ")).isEqualTo(State.HERE);
    assertThat(State.parse("from", "V12")).isEqualTo(new UpTo("12", "V12"));
    assertThat(State.parse("from", "v01_2.0")).isEqualTo(new UpTo("1.2", "v01_2.0"));
    assertThat(State.parse("from", "branch:origin/main")).isEqualTo(new OnBranch("origin/main"));
    assertThat(State.parse("from", "db:staging")).isEqualTo(new Live("staging"));
    assertThat(State.parse("from", "folder:C:\\old")).isEqualTo(new InFolder("C:\\old"));
  }

  @Test
  void aStateHasItsWord() {
    for (String word : List.of("here", "V1_2", "branch:main", "db:staging", "folder:../old")) {
      assertThat(State.parse("to", word).word()).isEqualTo(word);
    }
  }

  @Test
  void otherWordsAreRefused() {
    assertThatThrownBy(() -> State.parse("from", "origin/main"))
        .isInstanceOf(ProblemException.class)
        .hasMessage(
            """
            error[state]: <from> is no state: "origin/main"
              allowed: here                the migrations as they are
                V12                 the migrations up to version 12
                branch:origin/main  the migrations of a branch
                folder:PATH         the migrations in another folder
                db:staging          a database that the project names""");
    for (String word : List.of("", "12", "V", "V1.", "branch:", ":main", "Here", "url:x")) {
      assertThatThrownBy(() -> State.parse("to", word)).isInstanceOf(ProblemException.class);
    }
  }
}
