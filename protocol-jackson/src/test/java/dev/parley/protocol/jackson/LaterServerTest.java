package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.Codec;
import dev.parley.protocol.CodecException;
import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.LeaveReason;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.ServerFrame;
import dev.parley.protocol.ServerMessage.ErrorMessage;
import dev.parley.protocol.ServerMessage.PeerLeft;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a server says that is of version 1, and knows more words than this client. */
class LaterServerTest {

  private final Codec codec = new Codec(new JacksonJson());

  @ParameterizedTest
  @ValueSource(strings = {"under-maintenance", "unknown", "ROOM_FULL", "room_full", ""})
  void errorOfACodeThatIsNotKnownIsStillAnError(String code) throws CodecException {
    assertEquals(
        new ServerFrame(
            7,
            new ErrorMessage(
                ErrorCode.UNKNOWN, "back at noon", OptionalLong.of(3), OptionalLong.of(500))),
        codec.decodeServerFrame(
            """
            {"type": "error", "seq": 7, "code": "%s",
             "detail": "back at noon", "ref": 3, "retryAfterMillis": 500}
            """
                .formatted(code)));
  }

  @Test
  void peerThatLeftForAReasonThatIsNotKnownIsGone() throws CodecException {
    assertEquals(
        ServerFrame.of(new PeerLeft(new PeerId("p2"), LeaveReason.DISCONNECTED)),
        codec.decodeServerFrame(
            "{\"type\": \"peer-left\", \"peer\": \"p2\", \"reason\": \"bored\"}"));
  }
}
