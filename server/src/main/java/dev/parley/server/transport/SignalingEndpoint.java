package dev.parley.server.transport;

import dev.parley.protocol.Protocol;
import dev.parley.server.limit.Share;
import dev.parley.server.session.QueryJoin;
import dev.parley.server.session.Relay;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.Fields;
import org.eclipse.jetty.websocket.core.Configuration;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The handshake: who may open a socket, and how it is set up. */
public final class SignalingEndpoint {

  private static final Logger LOG = LoggerFactory.getLogger(SignalingEndpoint.class);

  /**
   * As much as is read at once, and so handled in one round: twenty session descriptions. Shared,
   * and only held while something is being read; see {@link RelayConnection} for those who wait.
   */
  private static final int INPUT_BUFFER_BYTES = 64 * 1024;

  /**
   * Frames of up to a quarter of this are written together; what is larger has a call of the system
   * to itself. Only held while something is being written.
   */
  private static final int OUTPUT_BUFFER_BYTES = 64 * 1024;

  private final Relay relay;
  private final Admission admission;

  public SignalingEndpoint(Relay relay, Admission admission) {
    this.relay = relay;
    this.admission = admission;
  }

  Relay relay() {
    return relay;
  }

  /** Lets a client in; null if it was refused, and told so. */
  FrameHandler negotiate(
      ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
    if (relay.isDraining() || relay.connectionCount() >= admission.maxConnections()) {
      return refuse(request, response, callback, HttpStatus.SERVICE_UNAVAILABLE_503, "no room");
    }
    if (!admission.allowsOrigin(request.getHeaders().get(HttpHeader.ORIGIN))) {
      return refuse(request, response, callback, HttpStatus.FORBIDDEN_403, "origin not allowed");
    }
    Share address = admission.address(request).map(relay::address).orElse(null);
    if (address != null && !address.admitsHandshake()) {
      return refuse(
          request, response, callback, HttpStatus.TOO_MANY_REQUESTS_429, "too many from there");
    }
    List<String> offered = request.getSubProtocols();
    if (offered.contains(Protocol.SUBPROTOCOL)) {
      response.setAcceptedSubProtocol(Protocol.SUBPROTOCOL);
    } else if (!offered.isEmpty()) {
      return refuse(
          request, response, callback, HttpStatus.BAD_REQUEST_400, "no known subprotocol offered");
    }
    Optional<QueryJoin> query;
    try {
      query = queryJoin(Request.extractQueryParameters(request));
    } catch (RuntimeException e) {
      return refuse(
          request, response, callback, HttpStatus.BAD_REQUEST_400, "query not well-formed");
    }
    // Messages are small and mostly random; deflating them would hold native memory a socket.
    response.setExtensions(List.of());
    return new SignalingHandler(relay, query, address, admission.frameBytes());
  }

  /** Answers a handshake with an HTTP status; null, as of a handler that there is none. */
  FrameHandler refuse(
      Request request, Response response, Callback callback, int status, String reason) {
    relay.handshakeRefused(status);
    LOG.debug("handshake refused with {}: {}", status, reason);
    Response.writeError(request, response, callback, status, reason);
    return null;
  }

  private static Optional<QueryJoin> queryJoin(Fields query) {
    String room = query.getValue("room");
    return room == null
        ? Optional.empty()
        : Optional.of(new QueryJoin(room, Optional.ofNullable(query.getValue("name"))));
  }

  /** Sets up the socket of a client that was let in. */
  void customize(Configuration socket) {
    // The relay has deadlines of its own; Jetty's does not see a client that sends but never reads.
    socket.setIdleTimeout(Duration.ZERO);
    socket.setInputBufferSize(INPUT_BUFFER_BYTES);
    socket.setOutputBufferSize(OUTPUT_BUFFER_BYTES);
    // Large frames are handed on in pieces, as they come: see Assembly, which bounds them.
    socket.setAutoFragment(true);
    socket.setMaxFrameSize(0);
  }
}
