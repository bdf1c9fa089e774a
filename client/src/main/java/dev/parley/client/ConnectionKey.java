package dev.parley.client;

import dev.parley.client.port.RandomBytes;
import dev.parley.protocol.ConnectionId;

/** Makes and takes apart the ids of connections: a key, a full stop, a number. */
final class ConnectionKey {

  private static final int BYTES = 16;
  private static final String HEX = "0123456789abcdef";

  private ConnectionKey() {}

  /** A key that no one guesses. */
  static String random(RandomBytes random) {
    StringBuilder key = new StringBuilder();
    for (byte b : random.next(BYTES)) {
      key.append(HEX.charAt(b >> 4 & 15)).append(HEX.charAt(b & 15));
    }
    return key.toString();
  }

  static ConnectionId of(String key, int number) {
    return new ConnectionId(key + "." + number);
  }

  static String key(ConnectionId id) {
    int stop = lastStop(id.value());
    return stop < 0 ? id.value() : id.value().substring(0, stop);
  }

  /** The number; 0 where there is none that counts connections. */
  static int number(ConnectionId id) {
    String value = id.value();
    int stop = lastStop(value);
    int number = 0;
    for (int i = stop + 1; i < value.length(); i++) {
      int digit = value.charAt(i) - '0';
      if (stop < 0 || digit < 0 || digit > 9 || number > 99_999_999) {
        return 0;
      }
      number = 10 * number + digit;
    }
    return number;
  }

  /** As {@link String#lastIndexOf(int)}, which brings a page what it does with surrogates. */
  private static int lastStop(String value) {
    int stop = value.length() - 1;
    while (stop >= 0 && value.charAt(stop) != '.') {
      stop--;
    }
    return stop;
  }
}
