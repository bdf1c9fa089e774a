package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JoinFormTest {

  @Test
  void spaceAroundNameAndRoomDoesNotCount() {
    JoinForm form = new JoinForm(" Ann  B ", " blue ");
    assertEquals("Ann  B", form.name());
    assertEquals("blue", form.room());
    assertTrue(form.isComplete());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Ann's party", "blue room", "blaü", "a/b", "a?b", "😀"})
  void whatIsNoRoomsNameIsSaid(String room) {
    JoinForm form = new JoinForm("Ann", room);
    assertTrue(form.roomProblem().isPresent());
    assertTrue(form.nameProblem().isEmpty());
    assertFalse(form.isComplete());
  }

  @Test
  void lengthsAreBounded() {
    assertTrue(new JoinForm("n".repeat(60), "r".repeat(128)).isComplete());
    assertTrue(new JoinForm("n".repeat(61), "r").nameProblem().isPresent());
    assertTrue(new JoinForm("n", "r".repeat(129)).roomProblem().isPresent());
  }

  @Test
  void aNameIsNeededAndMayBeAnythingElse() {
    assertTrue(new JoinForm("  ", "blue").nameProblem().isPresent());
    assertTrue(new JoinForm("<img src=x onerror=alert(1)>", "blue").isComplete());
  }
}
