package dev.parley.client.loop;

/**
 * The other end of a {@link Promise}: whoever has it settles it, once; later attempts do nothing.
 */
public final class Deferred<T> {

  private final Promise<T> promise;

  public Deferred(EventLoop loop) {
    this.promise = new Promise<>(loop);
  }

  public Promise<T> promise() {
    return promise;
  }

  public void resolve(T value) {
    promise.settle(value, null);
  }

  /**
   * @param error not null
   */
  public void reject(Throwable error) {
    promise.settle(null, error);
  }
}
