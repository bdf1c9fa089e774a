package dev.parley.protocol;

import dev.parley.protocol.json.Json;
import dev.parley.protocol.json.JsonException;
import dev.parley.protocol.json.JsonValue;
import java.util.Optional;

/**
 * Turns frames into JSON text and back, the only place that does. Stateless: one serves any number
 * of sockets and threads, as far as its {@link Json} does.
 *
 * <p>Members that version 1 does not know are ignored. What the text says twice is not seen here,
 * because a parser keeps the last; a server checks its clients' envelopes for it before.
 */
public final class Codec {

  private final Json json;

  public Codec(Json json) {
    this.json = json;
  }

  /** The JSON view that it reads and writes through, with which to make profiles and data. */
  public Json json() {
    return json;
  }

  /**
   * Reads what a client sent.
   *
   * @throws CodecException if {@code text} is anything but a client's message of version 1
   */
  public ClientFrame decodeClientFrame(String text) throws CodecException {
    ObjectReader frame = ObjectReader.ofFrame(parse(text), "id");
    return new ClientFrame(frame.ref(), ClientMessageReader.read(type(frame), frame));
  }

  /**
   * Reads what a server sent.
   *
   * @throws CodecException if {@code text} is anything but a server's message of version 1
   */
  public ServerFrame decodeServerFrame(String text) throws CodecException {
    ObjectReader frame = ObjectReader.ofFrame(parse(text), "seq");
    return new ServerFrame(frame.ref(), ServerMessageReader.read(type(frame), frame));
  }

  public String encode(ClientFrame frame) {
    ObjectWriter object =
        ObjectWriter.ofFrame(json, frame.message().type()).putNumber("id", frame.id());
    return frame.message().accept(new ClientMessageWriter(object)).build().toJson();
  }

  public String encode(ServerFrame frame) {
    ObjectWriter object =
        ObjectWriter.ofFrame(json, frame.message().type()).putNumber("seq", frame.seq());
    return frame.message().accept(new ServerMessageWriter(object)).build().toJson();
  }

  private JsonValue parse(String text) throws CodecException {
    try {
      return json.parse(text);
    } catch (JsonException e) {
      // The parser's message may quote the payload, which must not reach a log or the other side.
      throw new CodecException(ErrorCode.MALFORMED, "a frame is not well-formed JSON", 0);
    }
  }

  private static MessageType type(ObjectReader frame) throws CodecException {
    Optional<MessageType> type = MessageType.of(frame.string("type"));
    if (type.isEmpty()) {
      throw new CodecException(ErrorCode.UNKNOWN_TYPE, "type is not one of version 1", frame.ref());
    }
    return type.get();
  }
}
