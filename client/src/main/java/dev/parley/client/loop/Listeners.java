package dev.parley.client.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * The listeners of one kind of event, called in the order of their registration. What one throws
 * goes to {@link EventLoop#uncaught} and does not keep the next from being called.
 *
 * @param <L> the listener's type
 */
public final class Listeners<L> {

  private final EventLoop loop;

  /**
   * Replaced, never changed, so that a listener may add and remove listeners while it is called.
   */
  private List<Entry<L>> entries = List.of();

  public Listeners(EventLoop loop) {
    this.loop = loop;
  }

  public Registration add(L listener) {
    Entry<L> entry = new Entry<>(listener);
    List<Entry<L>> more = new ArrayList<>(entries);
    more.add(entry);
    entries = more;
    return () -> remove(entry);
  }

  private void remove(Entry<L> entry) {
    entry.removed = true;
    List<Entry<L>> fewer = new ArrayList<>(entries);
    fewer.remove(entry);
    entries = fewer;
  }

  public boolean isEmpty() {
    return entries.isEmpty();
  }

  /** Calls each listener by {@code call}. */
  public void fire(Consumer<? super L> call) {
    for (Entry<L> entry : entries) {
      if (!entry.removed) {
        fireOne(entry.listener, call);
      }
    }
  }

  /** Calls one listener, registered or about to be, under the same protection. */
  public void fireOne(L listener, Consumer<? super L> call) {
    try {
      call.accept(listener);
    } catch (Throwable thrown) {
      loop.uncaught(thrown);
    }
  }

  /** One registration; the same listener may have several. */
  private static final class Entry<L> {
    private final L listener;
    private boolean removed;

    Entry(L listener) {
      this.listener = listener;
    }
  }
}
