package dev.parley.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.StackTraceElementProxy;
import java.util.regex.Pattern;

/**
 * What of an event may be written. Parley's own loggers are given nothing that a client said;
 * libraries name the addresses of connections, and exceptions quote what they failed at.
 */
final class Discretion {

  private static final String OURS = "dev.parley.";

  /** IPv4, or IPv6 in any of its spellings (RFC 4291 §2.2): at least two colons. */
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?<![\\w.])\\d{1,3}(?:\\.\\d{1,3}){3}(?![\\w.])"
              + "|(?<![\\w:])(?=[0-9a-fA-F]*:[0-9a-fA-F]*:)[0-9a-fA-F:]+(?:\\.\\d{1,3}){0,3}");

  private Discretion() {}

  static String message(ILoggingEvent event) {
    String message = event.getFormattedMessage();
    return event.getLoggerName().startsWith(OURS) ? message : withoutAddresses(message);
  }

  static String withoutAddresses(String text) {
    return ADDRESS.matcher(text).replaceAll("(address)");
  }

  /** Kinds and places of an exception and its causes, without their messages. */
  static String trace(IThrowableProxy thrown) {
    StringBuilder trace = new StringBuilder();
    String before = "";
    for (IThrowableProxy cause = thrown; cause != null; cause = cause.getCause()) {
      trace.append(before).append(cause.getClassName());
      for (StackTraceElementProxy step : cause.getStackTraceElementProxyArray()) {
        trace.append("\n  ").append(step.getSTEAsString());
      }
      before = "\ncaused by ";
    }
    return trace.toString();
  }
}
