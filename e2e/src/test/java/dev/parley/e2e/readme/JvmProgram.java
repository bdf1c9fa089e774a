package dev.parley.e2e.readme;

import dev.parley.protocol.ClientFrame;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.RoomName;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.jackson.JacksonJson;
import java.util.Optional;

/** README's use of the protocol in a JVM program: it is shown there word for word. */
final class JvmProgram {

  private final Codec codec = new Codec(new JacksonJson());

  String join(String room) {
    ClientMessage join =
        new ClientMessage.Join(new RoomName(room), Optional.empty(), Optional.empty(), false);
    return codec.encode(ClientFrame.of(join));
  }

  String read(String text) throws CodecException {
    ServerMessage message = codec.decodeServerFrame(text).message();
    return message instanceof ServerMessage.Welcome welcome
        ? "in " + welcome.room() + " with " + welcome.peers().size() + " others"
        : "another message: " + message.type();
  }
}
