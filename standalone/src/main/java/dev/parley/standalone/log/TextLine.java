package dev.parley.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.function.Function;

/** {@code 12:00:00.000Z INFO ParleyServer: …}, for people. */
final class TextLine implements Function<ILoggingEvent, String> {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @Override
  public String apply(ILoggingEvent event) {
    String logger = event.getLoggerName();
    String line =
        "%s %-5s %s: %s"
            .formatted(
                TIME.format(event.getInstant()),
                event.getLevel(),
                logger.substring(logger.lastIndexOf('.') + 1),
                Discretion.message(event));
    return event.getThrowableProxy() == null
        ? line
        : line + "\n" + Discretion.trace(event.getThrowableProxy());
  }
}
