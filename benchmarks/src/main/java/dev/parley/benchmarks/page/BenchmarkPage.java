package dev.parley.benchmarks.page;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** Gives the page {@code window.bench}, as {@code harness.js} does for the other contenders. */
public final class BenchmarkPage {

  private BenchmarkPage() {}

  /** See {@code harness.js}. A number comes as text, several with a space between. */
  interface Bench extends JSObject {

    JSPromise<JSString> join(String room, boolean isFirst, int count);

    JSPromise<JSString> opened();

    JSPromise<JSString> bulk(int bytes, int size);

    JSPromise<JSString> chat(int seconds, int size);
  }

  public static void main(String[] args) {
    expose(new Pipes());
  }

  @JSBody(
      params = "bench",
      script =
          "window.bench = {"
              + "join: (room, isFirst, count) => bench.join(room, isFirst, count).then(Number),"
              + "opened: () => bench.opened(),"
              + "bulk: (bytes, size) => bench.bulk(bytes, size).then(Number),"
              + "chat: (seconds, size) => bench.chat(seconds, size)"
              + ".then(times => times.split(' ').map(Number))};")
  private static native void expose(Bench bench);
}
