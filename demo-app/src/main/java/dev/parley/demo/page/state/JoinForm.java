package dev.parley.demo.page.state;

import dev.parley.protocol.RoomName;
import java.util.Optional;

/** What somebody typed before Join: white space around it does not count. */
public record JoinForm(String name, String room) {

  /** As the page's field allows. A profile of this length is far below any server's limit. */
  public static final int MAX_NAME_LENGTH = 60;

  public JoinForm {
    name = name.strip();
    room = room.strip();
  }

  /** What is wrong with the name, for a human; empty if nothing is. */
  public Optional<String> nameProblem() {
    if (name.isEmpty()) {
      return Optional.of("What shall the others call you?");
    }
    if (name.length() > MAX_NAME_LENGTH) {
      return Optional.of("A name has at most " + MAX_NAME_LENGTH + " characters.");
    }
    return Optional.empty();
  }

  /** What is wrong with the room's name, for a human; empty if nothing is. */
  public Optional<String> roomProblem() {
    if (room.isEmpty()) {
      return Optional.of("A room needs a name.");
    }
    if (room.length() > RoomName.MAX_LENGTH) {
      return Optional.of("A room’s name has at most " + RoomName.MAX_LENGTH + " characters.");
    }
    try {
      new RoomName(room);
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("A room’s name has only letters from A to Z, digits and . _ ~ -");
    }
  }

  public boolean isComplete() {
    return nameProblem().isEmpty() && roomProblem().isEmpty();
  }
}
