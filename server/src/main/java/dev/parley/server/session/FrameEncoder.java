package dev.parley.server.session;

import dev.parley.protocol.Codec;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.frame.TextFrame;
import java.util.function.LongSupplier;

/** Writes what the server itself has to say. */
final class FrameEncoder {

  private final Codec codec;
  private final LongSupplier nanoClock;

  FrameEncoder(Codec codec, LongSupplier nanoClock) {
    this.codec = codec;
    this.nanoClock = nanoClock;
  }

  /** Without a number: an outbox gives it where there is one to give. */
  TextFrame encode(ServerMessage message) {
    return TextFrame.of(codec.encode(ServerFrame.of(message)), nanoClock.getAsLong());
  }
}
