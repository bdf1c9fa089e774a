package dev.parley.standalone.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Writes each event as one line, in UTF-8. */
final class LineEncoder extends EncoderBase<ILoggingEvent> {

  private static final byte[] NONE = {};

  private final Function<ILoggingEvent, String> line;

  private LineEncoder(Function<ILoggingEvent, String> line) {
    this.line = line;
  }

  static LineEncoder json() {
    return new LineEncoder(new JsonLine());
  }

  static LineEncoder text() {
    return new LineEncoder(new TextLine());
  }

  @Override
  public byte[] headerBytes() {
    return NONE;
  }

  @Override
  public byte[] encode(ILoggingEvent event) {
    return (line.apply(event) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] footerBytes() {
    return NONE;
  }
}
