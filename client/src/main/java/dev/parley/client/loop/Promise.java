package dev.parley.client.loop;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A result to come: a value, or the error instead of it. Callbacks run on the event loop, each in a
 * task of its own (never inside the call that registers it or that settles the promise), in the
 * order of their registration.
 *
 * <p>A rejected promise on which nothing was registered by the time the current task is over is
 * reported to {@link EventLoop#uncaught}: an error does not vanish because no one asked.
 *
 * @param <T> the value; {@link Void} where there is none but the fact
 */
public final class Promise<T> {

  private final EventLoop loop;

  /** What waits for the outcome, in order of registration; null once settled. */
  private List<Runnable> reactions = new ArrayList<>(1);

  private T value;

  /** Null where the promise is fulfilled or pending. */
  private Throwable error;

  private boolean observed;

  Promise(EventLoop loop) {
    this.loop = loop;
  }

  /** A promise that has its value. */
  public static <T> Promise<T> resolved(EventLoop loop, T value) {
    Promise<T> promise = new Promise<>(loop);
    promise.settle(value, null);
    return promise;
  }

  /** A promise that has failed. */
  public static <T> Promise<T> rejected(EventLoop loop, Throwable error) {
    Promise<T> promise = new Promise<>(loop);
    promise.settle(null, error);
    return promise;
  }

  /**
   * Calls {@code action} with the value.
   *
   * @return the same value once {@code action} has returned, or what it threw
   */
  public Promise<T> then(Consumer<? super T> action) {
    return react(
        (next, v) -> {
          action.accept(v);
          next.settle(v, null);
        });
  }

  /** What {@code function} makes of the value, or what it threw. */
  public <R> Promise<R> map(Function<? super T, ? extends R> function) {
    return react((next, v) -> next.settle(function.apply(v), null));
  }

  /** The outcome of the promise that {@code function} makes of the value, or what it threw. */
  public <R> Promise<R> flatMap(Function<? super T, Promise<R>> function) {
    return react((next, v) -> next.follow(function.apply(v)));
  }

  /**
   * Calls {@code action} with the error, if it comes to that. What {@code action} throws is
   * uncaught.
   */
  public void onError(Consumer<? super Throwable> action) {
    observe(
        () -> {
          if (error != null) {
            action.accept(error);
          }
        });
  }

  /**
   * Calls {@code action} with the value or {@code failed} with the error. What they throw is
   * uncaught.
   */
  public void whenSettled(Consumer<? super T> action, Consumer<? super Throwable> failed) {
    observe(
        () -> {
          if (error != null) {
            failed.accept(error);
          } else {
            action.accept(value);
          }
        });
  }

  /**
   * A promise that {@code fulfilled} settles by the value; what it throws, or the error, fails it.
   */
  private <R> Promise<R> react(BiConsumer<Promise<R>, ? super T> fulfilled) {
    Promise<R> next = new Promise<>(loop);
    observe(
        () -> {
          if (error != null) {
            next.fail(error);
            return;
          }
          try {
            fulfilled.accept(next, value);
          } catch (Throwable thrown) {
            next.fail(thrown);
          }
        });
    return next;
  }

  private void follow(Promise<T> other) {
    other.whenSettled(v -> settle(v, null), this::fail);
  }

  private void fail(Throwable reason) {
    settle(null, reason);
  }

  private void observe(Runnable reaction) {
    observed = true;
    if (reactions == null) {
      loop.post(reaction);
    } else {
      reactions.add(reaction);
    }
  }

  /** Settles it, the first time; later ones do nothing. */
  void settle(T newValue, Throwable newError) {
    if (reactions == null) {
      return;
    }
    List<Runnable> waiting = reactions;
    reactions = null;
    value = newValue;
    error = newError;
    for (Runnable reaction : waiting) {
      loop.post(reaction);
    }
    if (error != null && !observed) {
      loop.post(this::reportIfUnobserved);
    }
  }

  private void reportIfUnobserved() {
    if (!observed) {
      loop.uncaught(error);
    }
  }
}
