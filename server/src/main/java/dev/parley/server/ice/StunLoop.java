package dev.parley.server.ice;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/** Reads what comes to a selector's channels and answers it, on the one thread that runs this. */
final class StunLoop implements Runnable {

  /** Datagrams of one socket in turn, so that none keeps the others waiting. */
  private static final int TURN = 64;

  /**
   * Longer requests are dropped: RFC 8489 §6.1 keeps messages to a path of unknown MTU below IPv6's
   * least, and a Binding request has some 20 bytes.
   */
  private static final int MAX_REQUEST_BYTES = 1_232;

  final AtomicLong answered = new AtomicLong();
  final AtomicLong refused = new AtomicLong();
  final AtomicLong dropped = new AtomicLong();
  final AtomicLong failed = new AtomicLong();
  final AtomicLong pauses = new AtomicLong();

  private final Selector selector;
  private final Pace pace;
  private final ByteBuffer in = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES + 1);

  /** No answer is longer than the longest request. */
  private final ByteBuffer out = ByteBuffer.allocateDirect(MAX_REQUEST_BYTES);

  StunLoop(Selector selector, int packetsPerSecond) {
    this.selector = selector;
    this.pace = new Pace(packetsPerSecond, System.nanoTime());
  }

  /** Ends when the selector is closed. */
  @Override
  public void run() {
    while (selector.isOpen()) {
      int read = 0;
      try {
        selector.select();
        for (SelectionKey key : selector.selectedKeys()) {
          read += turn((DatagramChannel) key.channel());
        }
        selector.selectedKeys().clear();
      } catch (IOException | RuntimeException e) {
        if (!selector.isOpen()) {
          return;
        }
        // Nothing may end the service. It counts as a datagram, so that a failure that lasts is
        // paced.
        failed.incrementAndGet();
        read++;
      }
      rest(read);
    }
  }

  private int turn(DatagramChannel channel) throws IOException {
    for (int read = 0; read < TURN; read++) {
      InetSocketAddress source = (InetSocketAddress) channel.receive(in.clear());
      if (source == null) {
        return read;
      }
      answer(channel, source);
    }
    return TURN;
  }

  private void answer(DatagramChannel channel, InetSocketAddress source) {
    in.flip();
    if (in.limit() > MAX_REQUEST_BYTES || !isAnswerable(source)) {
      dropped.incrementAndGet();
      return;
    }
    Optional<BindingRequest> read = BindingRequest.read(in);
    if (read.isEmpty()) {
      dropped.incrementAndGet();
      return;
    }
    BindingRequest request = read.get();
    out.clear();
    if (request.unknown().isEmpty()) {
      BindingResponse.success(request, source, out);
      send(channel, source, answered);
    } else {
      BindingResponse.unknownAttributes(request, out);
      send(channel, source, refused);
    }
  }

  private void send(DatagramChannel channel, InetSocketAddress source, AtomicLong sent) {
    try {
      channel.send(out, source);
    } catch (IOException e) {
      // No route, or a firewall: the address may well be forged.
    }
    // A full send buffer throws nothing and takes nothing. The client asks again (RFC 8489 §6.2.1).
    (out.hasRemaining() ? failed : sent).incrementAndGet();
  }

  /** Whether it can be one host's socket: a forged source may be anything. */
  static boolean isAnswerable(InetSocketAddress source) {
    InetAddress address = source.getAddress();
    return source.getPort() != 0 && !address.isAnyLocalAddress() && !address.isMulticastAddress();
  }

  private void rest(int read) {
    long nanos = pace.restAfter(read, System.nanoTime());
    if (nanos > 0 && selector.isOpen()) {
      pauses.incrementAndGet();
      LockSupport.parkNanos(nanos);
    }
  }
}
