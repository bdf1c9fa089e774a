package dev.parley.server.redis;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;

/** The scripts' texts, with the limits and what they share in front. */
final class Scripts {

  /**
   * @param sha by which Redis knows it once it has seen it
   */
  record Text(byte[] lua, String sha) {
    static Text of(String lua) {
      byte[] bytes = lua.getBytes(StandardCharsets.UTF_8);
      try {
        byte[] digest = MessageDigest.getInstance("SHA-1").digest(bytes);
        return new Text(bytes, HexFormat.of().formatHex(digest));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private final Map<Script, Text> texts = new EnumMap<>(Script.class);
  private final Text rooms = Text.of(read("rooms.lua"));
  private final Text beat = Text.of(read("beat.lua"));
  private final Text bridge = Text.of(read("bridge.lua"));

  /** Bytes of frames that are published with what wakes a node. More are read by it. */
  private static final int CARRIED = 16_384;

  /**
   * @param isCluster whether what is published goes to all of its nodes, and may come from one that
   *     does not know yet that it is no master any more: then nothing is published but that there
   *     is something to read
   */
  Scripts(RedisOptions options, boolean isCluster) {
    String limits =
        String.format(
            "local lease, wait, keep, capacity, maxMessages, maxBytes, carried = %d, %d, %d, %d, %d, %d, %d%n",
            options.memberLeaseMillis(),
            options.resumeMillis(),
            options.keepMillis(),
            options.capacity(),
            options.mailboxMessages(),
            options.mailboxBytes(),
            isCluster ? 0 : CARRIED);
    String step = limits + read("step.lua");
    String room = step + read("prelude.lua");
    String many = read("many.lua");
    for (Script script : Script.values()) {
      String shared = script == Script.SEND || script == Script.CONFIRM ? step : room;
      String front = script.isForMany() ? shared + many : shared;
      texts.put(script, Text.of(front + read(script.resource())));
    }
  }

  Text of(Script script) {
    return texts.get(script);
  }

  Collection<Text> all() {
    return texts.values();
  }

  /** The one that lists them. */
  Text rooms() {
    return rooms;
  }

  /** The one by which what crosses a bridge is published. */
  Text bridge() {
    return bridge;
  }

  /** The one by which a node says that it lives. */
  Text beat() {
    return beat;
  }

  private static String read(String resource) {
    try (InputStream in = Scripts.class.getResourceAsStream(resource)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
