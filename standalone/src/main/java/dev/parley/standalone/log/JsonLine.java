package dev.parley.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.function.Function;

/** {@code {"time":…,"level":…,"logger":…,"thread":…,"message":…,"error":…}}. */
final class JsonLine implements Function<ILoggingEvent, String> {

  private final JsonMapper json = new JsonMapper();

  @Override
  public String apply(ILoggingEvent event) {
    ObjectNode line =
        json.createObjectNode()
            .put("time", event.getInstant().toString())
            .put("level", event.getLevel().toString().toLowerCase(Locale.ROOT))
            .put("logger", event.getLoggerName())
            .put("thread", event.getThreadName())
            .put("message", Discretion.message(event));
    if (event.getThrowableProxy() != null) {
      line.put("error", Discretion.trace(event.getThrowableProxy()));
    }
    return line.toString();
  }
}
