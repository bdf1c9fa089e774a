package dev.parley.benchmarks.relay;

/**
 * How one sends a message through one server.
 *
 * @param path of the endpoint; {@code {n}} is the connection's number, {@code {room}} the room's
 *     name
 * @param greeting how the frame begins that the server sends before it is said hello to; empty if
 *     there is none
 * @param hello the first frame, empty if there is none; {@code {room}} is the room's name
 * @param idKey what stands before the connection's id in the frame that lets it in; empty where the
 *     client chooses it itself, as {@code c{n}}
 * @param message with {@code {to}} for the addressee, {@code {mark}} and {@code {pad}} in the
 *     payload
 * @param broadcast the same to all others in the room; empty if that can't be said
 * @param numbered whether frames bear numbers and are confirmed, as in a resumable session
 */
record Dialect(
    String path,
    String greeting,
    String hello,
    String idKey,
    String message,
    String broadcast,
    boolean numbered) {

  private static final String PARLEY_ID = "\"peer\":{\"id\":\"";

  static final Dialect PARLEY =
      new Dialect(
          "/signal",
          "",
          "{\"type\":\"join\",\"room\":\"{room}\"}",
          PARLEY_ID,
          "{\"type\":\"message\",\"to\":\"{to}\",\"data\":\"{mark}{pad}\"}",
          "{\"type\":\"message\",\"data\":\"{mark}{pad}\"}",
          false);

  static final Dialect PARLEY_RESUMABLE =
      new Dialect(
          "/signal",
          "",
          "{\"type\":\"join\",\"room\":\"{room}\",\"resumable\":true}",
          PARLEY_ID,
          "{\"type\":\"message\",\"id\":{id},\"to\":\"{to}\",\"data\":\"{mark}{pad}\"}",
          "",
          true);

  static final Dialect PEER_SERVER =
      new Dialect(
          "/peerjs?key=peerjs&id=c{n}&token=t{n}",
          "",
          "",
          "",
          "{\"type\":\"OFFER\",\"dst\":\"{to}\",\"payload\":\"{mark}{pad}\"}",
          "",
          false);

  /** Socket.IO 4: Engine.IO's protocol 4 by WebSocket alone, its own version 5 over that. */
  static final Dialect SOCKET_IO =
      new Dialect(
          "/socket.io/?EIO=4&transport=websocket&room={room}",
          "0{",
          "40",
          "40{\"sid\":\"",
          "42[\"m\",\"{mark}{pad}\"]",
          "",
          false);

  /** The least that a relay does, in whatever language. */
  static final Dialect BARE =
      new Dialect(
          "/",
          "",
          "",
          PARLEY_ID,
          "{\"type\":\"message\",\"to\":\"{to}\",\"data\":\"{mark}{pad}\"}",
          "",
          false);
}
