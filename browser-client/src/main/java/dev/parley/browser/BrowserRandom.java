package dev.parley.browser;

import dev.parley.client.port.RandomBytes;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSByRef;

/** The browser's cryptographic randomness. */
final class BrowserRandom implements RandomBytes {

  @Override
  public byte[] next(int count) {
    byte[] bytes = new byte[count];
    fill(bytes);
    return bytes;
  }

  @JSBody(params = "bytes", script = "crypto.getRandomValues(bytes);")
  private static native void fill(@JSByRef byte[] bytes);
}
