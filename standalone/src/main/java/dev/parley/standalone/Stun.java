package dev.parley.standalone;

import dev.parley.server.ice.StunCounts;
import dev.parley.server.ice.StunResponder;
import dev.parley.standalone.metrics.Metrics;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.OptionalInt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The STUN responder, where one is wanted. */
final class Stun implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Stun.class);

  private final String host;
  private final OptionalInt port;
  private Optional<StunResponder> responder = Optional.empty();

  Stun(String host, OptionalInt port) {
    this.host = host;
    this.port = port;
  }

  void start(Metrics metrics) throws BindException {
    if (port.isEmpty()) {
      return;
    }
    StunResponder started;
    try {
      started = StunResponder.start(new InetSocketAddress(host, port.getAsInt()));
    } catch (IOException e) {
      throw BindException.ofStun(host, port);
    }
    responder = Optional.of(started);
    metrics.countStun(started::counts);
    LOG.info("STUN is answered on UDP port {}", port());
  }

  /** Where it is answered; 0 if it is not. */
  int port() {
    try {
      return responder.isEmpty() ? 0 : responder.get().addresses().get(0).getPort();
    } catch (IOException e) {
      return 0; // Closed meanwhile.
    }
  }

  /** What it has done; nothing if it is not wanted. */
  StunCounts counts() {
    return responder.map(StunResponder::counts).orElse(new StunCounts(0, 0, 0, 0, 0));
  }

  @Override
  public void close() {
    responder.ifPresent(StunResponder::close);
  }
}
