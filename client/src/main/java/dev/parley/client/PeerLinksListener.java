package dev.parley.client;

import dev.parley.client.port.IncomingDataChannel;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.SessionDescription;
import dev.parley.protocol.json.JsonValue;
import java.util.List;
import java.util.Optional;

/** Hears what a peer's connections bring, and what is to be sent to their other end. */
interface PeerLinksListener {

  /** Whether, of the two, this side is the one with the smaller peer id; as of now. */
  boolean isPolite();

  void sendDescription(SessionDescription description, ConnectionId connection);

  /**
   * @param candidate empty for the end of candidates
   */
  void sendCandidate(Optional<IceCandidate> candidate, ConnectionId connection);

  void connected();

  /** It is not connected now; how to mend that is being seen to. */
  void disconnected();

  /** The other side has closed the connection as of now, and has not said that it leaves. */
  void broken();

  /** The connection as of now is about to be closed, for another one to take its place. */
  void connectionEnds();

  /** Another connection has taken the place of the former. */
  void connectionBegins();

  void track(MediaTrack track, List<MediaStream> streams);

  void trackRemoved(MediaTrack track);

  void channel(IncomingDataChannel channel);

  /** What {@link PeerLinks#sendControl} says from now on reaches the other side. */
  void controlOpened();

  /** The other side's client said something. */
  void control(String type, JsonValue message);

  /** Negotiation failed for now; the connection goes on as it was. */
  void error(Throwable cause);
}
