package dev.parley.client.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The listeners of one kind of event, called in the order of their registration. What one throws
 * goes to {@link EventLoop#uncaught} and does not keep the next from being called.
 *
 * @param <T> what they are told
 */
public final class Listeners<T> {

  private final EventLoop loop;

  /**
   * Replaced, never changed, so that a listener may add and remove listeners while it is called.
   */
  private List<Entry> entries = new ArrayList<>();

  public Listeners(EventLoop loop) {
    this.loop = loop;
  }

  public Registration add(Consumer<? super T> listener) {
    Entry entry = new Entry(listener);
    entries = new ArrayList<>(entries);
    entries.add(entry);
    return entry;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Tells each. */
  public void fire(T event) {
    for (Entry entry : entries) {
      if (!entry.removed) {
        tell(entry.listener, event);
      }
    }
  }

  /** Tells one, registered or about to be, under the same protection. */
  public void tell(Consumer<? super T> listener, T event) {
    try {
      listener.accept(event);
    } catch (Throwable thrown) {
      loop.uncaught(thrown);
    }
  }

  /** One registration; the same listener may have several. */
  private final class Entry implements Registration {

    private final Consumer<? super T> listener;
    private boolean removed;

    Entry(Consumer<? super T> listener) {
      this.listener = listener;
    }

    @Override
    public void remove() {
      removed = true;
      List<Entry> others = new ArrayList<>();
      for (Entry entry : entries) {
        if (entry != this) {
          others.add(entry);
        }
      }
      entries = others;
    }
  }
}
