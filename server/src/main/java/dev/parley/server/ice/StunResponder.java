package dev.parley.server.ice;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * A STUN server (RFC 8489) for Binding requests over UDP, by which a client behind a NAT learns its
 * public address; it does nothing else. It asks for no credentials, answers nothing but well-formed
 * requests, never an answer, and sends at most 2.2 times the bytes that came (IPv4: 1.6 times). One
 * daemon thread serves all its sockets. Safe for use by any thread.
 */
public final class StunResponder implements AutoCloseable {

  /** The port of {@code stun:} URIs that name none (RFC 8489 §8.1). */
  public static final int DEFAULT_PORT = 3478;

  /**
   * Datagrams a second, 10,000, read from all clients together: about 4 % of a processor's core, so
   * that a flood takes nothing from the relay. A browser sends a few as it gathers candidates and
   * then one in ten seconds for each.
   */
  public static final int DEFAULT_PACKETS_PER_SECOND = 10_000;

  /** The thread ends with its next turn, which is never longer than a moment. */
  private static final long CLOSE_MILLIS = 5_000;

  private final Selector selector;
  private final List<DatagramChannel> channels = new ArrayList<>();
  private final StunLoop loop;
  private final Thread thread;

  private StunResponder(List<InetSocketAddress> addresses, int packetsPerSecond)
      throws IOException {
    this.selector = Selector.open();
    try {
      for (InetSocketAddress address : addresses) {
        channels.add(bind(address));
      }
    } catch (IOException | RuntimeException e) {
      closeSockets();
      throw e;
    }
    this.loop = new StunLoop(selector, packetsPerSecond);
    this.thread = new Thread(loop, "parley-stun");
    thread.setDaemon(true);
  }

  /**
   * Listens on one address; on port 0, on any free one. The wildcard address means every IPv4 and
   * IPv6 address of this machine. Where it has several of one family, name them instead: the system
   * chooses which one answers for the wildcard, and clients ignore an answer from another address
   * than they asked.
   *
   * @throws IOException naming the address, if it is not this machine's or its port is taken
   */
  public static StunResponder start(InetSocketAddress address) throws IOException {
    return start(List.of(address), DEFAULT_PACKETS_PER_SECOND);
  }

  /**
   * Listens on each address.
   *
   * @param packetsPerSecond at least 1, for all together
   * @throws IOException as {@link #start(InetSocketAddress)} does; then it listens on none
   */
  public static StunResponder start(List<InetSocketAddress> addresses, int packetsPerSecond)
      throws IOException {
    if (addresses.isEmpty() || packetsPerSecond < 1) {
      throw new IllegalArgumentException(
          "a STUN responder needs an address and a packet a second; it was given "
              + addresses.size()
              + " and "
              + packetsPerSecond);
    }
    StunResponder responder = new StunResponder(addresses, packetsPerSecond);
    responder.thread.start();
    return responder;
  }

  /** Where it listens, with the ports that it took for 0, in the order that was given. */
  public List<InetSocketAddress> addresses() throws IOException {
    List<InetSocketAddress> addresses = new ArrayList<>();
    for (DatagramChannel channel : channels) {
      addresses.add((InetSocketAddress) channel.getLocalAddress());
    }
    return addresses;
  }

  /** What it has done so far: a snapshot, each number by itself. */
  public StunCounts counts() {
    return new StunCounts(
        loop.answered.get(),
        loop.refused.get(),
        loop.dropped.get(),
        loop.failed.get(),
        loop.pauses.get());
  }

  /** Ends the thread and frees the ports before it returns. Again, it does nothing. */
  @Override
  public void close() {
    closeSockets();
    LockSupport.unpark(thread);
    try {
      thread.join(CLOSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the ports are free all the same
    }
  }

  private DatagramChannel bind(InetSocketAddress address) throws IOException {
    if (address.isUnresolved()) {
      throw new UnknownHostException("no address of the name " + address.getHostString());
    }
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_BROADCAST, false); // to no forged source of many
      channel.bind(address);
      channel.configureBlocking(false).register(selector, SelectionKey.OP_READ);
      return channel;
    } catch (IOException e) {
      channel.close();
      throw new IOException("cannot listen on UDP " + address + ": " + e.getMessage(), e);
    }
  }

  private void closeSockets() {
    closeQuietly(selector); // first: what reads the channels must not find one closed
    channels.forEach(StunResponder::closeQuietly);
  }

  private static void closeQuietly(AutoCloseable resource) {
    try {
      resource.close();
    } catch (Exception e) {
      // Nobody can do anything about it, and the rest must be closed too.
    }
  }
}
