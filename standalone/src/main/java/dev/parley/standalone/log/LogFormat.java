package dev.parley.standalone.log;

import java.io.Console;
import java.lang.reflect.Method;

/** How the log is written. */
public enum LogFormat {
  JSON,
  TEXT;

  /** Text where a person reads along, JSON where a program does. */
  public static LogFormat ofStandardOutput() {
    Console console = System.console();
    return console != null && isTerminal(console) ? TEXT : JSON;
  }

  /** Since JDK 22 there is a console even where there is no terminal, and a way to ask. */
  private static boolean isTerminal(Console console) {
    try {
      Method ask = Console.class.getMethod("isTerminal");
      return (Boolean) ask.invoke(console);
    } catch (ReflectiveOperationException e) {
      return true;
    }
  }
}
