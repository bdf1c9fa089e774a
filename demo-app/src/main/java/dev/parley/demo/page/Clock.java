package dev.parley.demo.page;

import org.teavm.jso.core.JSDate;

/** The time of day as people write it. */
final class Clock {

  private Clock() {}

  /** Such as {@code 14:05}, in the browser's time zone. */
  static String now() {
    JSDate now = new JSDate();
    return twoDigits(now.getHours()) + ":" + twoDigits(now.getMinutes());
  }

  private static String twoDigits(int number) {
    return number < 10 ? "0" + number : Integer.toString(number);
  }
}
