package dev.parley.demo.page.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * All that the page shows, in one place. Whoever shows it reads it whenever it has changed; whoever
 * changes it does so by a method here, on the browser's one thread.
 */
public final class DemoState {

  private Phase phase = Phase.LOBBY;
  private String name = "";
  private String room = "";
  private Optional<String> joinProblem = Optional.empty();
  private OwnDevices devices = OwnDevices.NONE;
  private ServerLink link = ServerLink.UP;
  private String linkProblem = "";
  private final Chat chat = new Chat();

  private final ById<Participant> others = new ById<>();

  private final List<Runnable> changeListeners = new ArrayList<>();
  private final List<Consumer<String>> newsListeners = new ArrayList<>();

  public void onChange(Runnable listener) {
    changeListeners.add(listener);
  }

  /** Hears what is said once and then forgotten: who came, who left. */
  public void onNews(Consumer<String> listener) {
    newsListeners.add(listener);
  }

  public Phase phase() {
    return phase;
  }

  public String name() {
    return name;
  }

  public String room() {
    return room;
  }

  /** Why the last attempt to join failed. */
  public Optional<String> joinProblem() {
    return joinProblem;
  }

  public OwnDevices devices() {
    return devices;
  }

  public ServerLink link() {
    return link;
  }

  /** What to say of a link that is not up. */
  public String linkProblem() {
    return linkProblem;
  }

  public Chat chat() {
    return chat;
  }

  public Participant self() {
    return new Participant(
        Participant.SELF, name, Connection.CONNECTED, devices.status(), devices.stream());
  }

  public List<Participant> others() {
    return others.values();
  }

  /** Whether that peer is in the call. */
  public boolean has(String id) {
    return others.get(id) != null;
  }

  /** Everybody in the call, oneself too. */
  public int size() {
    return others.size() + 1;
  }

  public void setDevices(OwnDevices newDevices) {
    devices = newDevices;
    changed();
  }

  public void setName(String newName) {
    name = newName;
    changed();
  }

  public void joining(JoinForm form) {
    phase = Phase.JOINING;
    name = form.name();
    room = form.room();
    joinProblem = Optional.empty();
    changed();
  }

  public void joinFailed(String problem) {
    phase = Phase.LOBBY;
    joinProblem = Optional.of(problem);
    changed();
  }

  /**
   * @param chatOpen whether there is room to show the chat from the start
   */
  public void joined(boolean chatOpen) {
    phase = Phase.CALL;
    // Who joined without a camera has read why.
    devices = devices.with(Optional.empty());
    link = ServerLink.UP;
    chat.clear();
    chat.setOpen(chatOpen);
    changed();
  }

  /** Back to the lobby, with all of the call forgotten. */
  public void left() {
    phase = Phase.LOBBY;
    others.clear();
    chat.clear();
    chat.setOpen(false);
    link = ServerLink.UP;
    changed();
  }

  /**
   * @param isNews whether it came after oneself
   */
  public void participantCame(Participant participant, boolean isNews) {
    others.put(participant.id(), participant);
    changed();
    if (isNews) {
      tell(participant.name() + " joined");
    }
  }

  public void participantLeft(String id) {
    Participant gone = others.remove(id);
    if (gone != null) {
      changed();
      tell(gone.name() + " left");
    }
  }

  /** Takes somebody out of sight without a word. */
  public void participantGone(String id) {
    if (others.remove(id) != null) {
      changed();
    }
  }

  /** Changes what is known of a participant; nothing if it has left. */
  public void update(String id, UnaryOperator<Participant> change) {
    Participant participant = others.get(id);
    if (participant != null) {
      others.put(id, change.apply(participant));
      changed();
    }
  }

  public void setLink(ServerLink newLink, String problem) {
    link = newLink;
    linkProblem = problem;
    changed();
  }

  public void openChat(boolean open) {
    chat.setOpen(open);
    changed();
  }

  public void chatted(ChatLine line) {
    chat.add(line);
    changed();
  }

  /**
   * One's own message.
   *
   * @param missed the names of those who will not get it
   */
  public void said(ChatLine line, List<String> missed) {
    chatted(line);
    if (size() == 1) {
      tell("Nobody else is here to read that");
    }
    for (String name : missed) {
      tell("Not delivered to " + name);
    }
  }

  public void tell(String news) {
    for (Consumer<String> listener : newsListeners) {
      listener.accept(news);
    }
  }

  private void changed() {
    for (Runnable listener : changeListeners) {
      listener.run();
    }
  }
}
