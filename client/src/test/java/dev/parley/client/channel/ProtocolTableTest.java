package dev.parley.client.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.client.port.ChannelOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** PROTOCOL.md's examples of frames are read as it says. */
class ProtocolTableTest {

  private static final Path PROTOCOL =
      Path.of(System.getProperty("basedir", "."), "..", "PROTOCOL.md");

  private static final Pattern ROW =
      Pattern.compile(
          "\\| (text|binary) `([0-9a-f ]+)`"
              + "(?: and (?:`([^`]+)`|([0-9,]+) (?:bytes?|characters)))? \\|(.*)\\|");

  private final FrameLog log = new FrameLog();
  private final Incoming incoming =
      new Incoming(
          true,
          true,
          ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES,
          new Memory(2 * ChannelOptions.DEFAULT_MAX_MESSAGE_BYTES),
          log);

  @Test
  void everyFrameSaysWhatTheTableSays() throws IOException {
    int rows = 0;
    for (String line : Files.readAllLines(PROTOCOL)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows++;
        assertEquals(row.group(5).strip(), said(row), line);
      }
    }
    assertEquals(20, rows);
  }

  private String said(Matcher row) {
    String frame = header(row.group(2)) + content(row);
    try {
      if (row.group(1).equals("text")) {
        incoming.text(frame);
      } else {
        incoming.bytes(frame.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
      }
      return log.take();
    } catch (FramingException e) {
      incoming.cut();
      return e.error().name();
    }
  }

  private static String header(String units) {
    StringBuilder header = new StringBuilder();
    for (String unit : units.split(" ")) {
      header.append((char) Integer.parseInt(unit, 16));
    }
    return header.toString();
  }

  private static String content(Matcher row) {
    if (row.group(3) != null) {
      return row.group(3);
    }
    String count = row.group(4) == null ? "0" : row.group(4).replace(",", "");
    return "x".repeat(Integer.parseInt(count));
  }
}
