package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.ConnectionId;
import dev.parley.protocol.IceCandidate;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.SdpType;
import dev.parley.protocol.SessionDescription;
import java.util.Optional;

/**
 * Sends a peer, by way of the server, what connects this side with it; again where the server could
 * not deliver it, as a negotiation would wait for it for ever.
 */
final class PeerSignaling {

  /** After what time something is sent again that the server could not deliver. */
  static final int RESEND_MILLIS = 1_000;

  /** What it must know of the peer. */
  interface Link {

    /** The id by which the server knows the peer as of now. */
    PeerId address();

    /** This side's name for the connection as of now; empty once the peer is closed. */
    Optional<ConnectionId> connection();

    /** The connection's last local description, with the candidates gathered for it so far. */
    Optional<SessionDescription> localDescription();

    /** Begins another connection. */
    void replace();

    /** The negotiation now waits for what will not come. */
    void failed(RuntimeException cause);
  }

  private final EventLoop loop;
  private final PeerOutgoing outgoing;
  private final Link link;

  /** The last that was sent; null before the first. */
  private SessionDescription lastDescription;

  PeerSignaling(EventLoop loop, PeerOutgoing outgoing, Link link) {
    this.loop = loop;
    this.outgoing = outgoing;
    this.link = link;
  }

  void send(SessionDescription description, ConnectionId connection) {
    Optional<PeerId> to = Optional.of(link.address());
    Optional<ConnectionId> named = Optional.of(connection);
    lastDescription = description;
    send(
        description.type() == SdpType.OFFER
            ? new ClientMessage.Offer(to, description, named)
            : new ClientMessage.Answer(to, description, named));
  }

  void send(IceCandidate candidate, ConnectionId connection) {
    send(
        new ClientMessage.NewIceCandidate(
            Optional.of(link.address()), Optional.of(candidate), Optional.of(connection)));
  }

  /** Shows someone the connection's name, which only the peer and this side know. */
  void showName(PeerId id) {
    send(new ClientMessage.NewIceCandidate(Optional.of(id), Optional.empty(), link.connection()));
  }

  private void send(ClientMessage.Relayed message) {
    SendResult result = outgoing.send(message);
    if (result == SendResult.FULL) {
      undelivered(message);
    } else if (result == SendResult.TOO_LARGE) {
      link.failed(
          new IllegalStateException(
              "the " + message.type().wireName() + " is too large for the server"));
    }
  }

  /** Whether it was sent here, under whatever id, and is of the connection as of now. */
  boolean isAuthorOf(ClientMessage.Relayed message) {
    Optional<ConnectionId> itsOwn = connection(message);
    Optional<ConnectionId> current = link.connection();
    // Not by Optional's equality: in a page that is one more kilobyte.
    return itsOwn.isPresent() && current.isPresent() && itsOwn.get().equals(current.get());
  }

  private static Optional<ConnectionId> connection(ClientMessage.Relayed message) {
    if (message instanceof ClientMessage.Offer) {
      return ((ClientMessage.Offer) message).connection();
    } else if (message instanceof ClientMessage.Answer) {
      return ((ClientMessage.Answer) message).connection();
    }
    return message instanceof ClientMessage.NewIceCandidate
        ? ((ClientMessage.NewIceCandidate) message).connection()
        : Optional.empty();
  }

  /**
   * It was not taken, or the server could not deliver it, as a mailbox was full: it is sent again
   * as long as it is of use.
   */
  void undelivered(ClientMessage.Relayed message) {
    loop.schedule(
        RESEND_MILLIS,
        () -> {
          if (isAuthorOf(message)) {
            sendAgain(message);
          }
        });
  }

  private void sendAgain(ClientMessage.Relayed message) {
    if (message instanceof ClientMessage.Offer) {
      if (((ClientMessage.Offer) message).sdp() == lastDescription) {
        sendLastAgain();
      }
    } else if (message instanceof ClientMessage.Answer) {
      if (((ClientMessage.Answer) message).sdp() == lastDescription) {
        sendLastAgain();
      } else {
        // The peer will have ignored what followed the answer that it still waits for.
        link.replace();
      }
    } else {
      send(message);
    }
  }

  /**
   * With its candidates: of those that were delivered meanwhile the other side may have known no
   * connection, and dropped them.
   */
  private void sendLastAgain() {
    Optional<SessionDescription> local = link.localDescription();
    boolean isLast = local.isPresent() && local.get().type() == lastDescription.type();
    send(isLast ? local.get() : lastDescription, link.connection().get());
  }
}
