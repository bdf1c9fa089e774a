package dev.parley.demo.page.state;

import java.util.ArrayList;
import java.util.List;

/** The chat's messages, oldest first, and how many came while nobody looked. */
public final class Chat {

  /**
   * How many messages are kept: as many as anybody scrolls back, and no peer can fill the memory.
   */
  public static final int MAX_LINES = 500;

  private final List<ChatLine> lines = new ArrayList<>();
  private int dropped;
  private int unread;
  private boolean open;

  Chat() {}

  public List<ChatLine> lines() {
    return lines;
  }

  /** How many messages ever came before the first of {@link #lines()}. */
  public int dropped() {
    return dropped;
  }

  public int unread() {
    return unread;
  }

  public boolean isOpen() {
    return open;
  }

  void setOpen(boolean nowOpen) {
    open = nowOpen;
    if (nowOpen) {
      unread = 0;
    }
  }

  void add(ChatLine line) {
    lines.add(line);
    if (lines.size() > MAX_LINES) {
      lines.remove(0);
      dropped++;
    }
    if (!open && !line.own()) {
      unread++;
    }
  }

  void clear() {
    lines.clear();
    dropped = 0;
    unread = 0;
  }
}
