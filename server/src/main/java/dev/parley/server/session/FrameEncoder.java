package dev.parley.server.session;

import dev.parley.protocol.Codec;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage;
import dev.parley.server.frame.TextFrame;

/** Writes what the server itself has to say. */
final class FrameEncoder {

  private final Codec codec;

  FrameEncoder(Codec codec) {
    this.codec = codec;
  }

  TextFrame encode(ServerMessage message) {
    return TextFrame.of(codec.encode(ServerFrame.of(message)));
  }
}
