package dev.parley.server.ice;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;

/** A socket that asks a STUN server. */
final class StunClient implements AutoCloseable {

  /** Past it a wait has failed: an answer over loopback takes well under a millisecond. */
  private static final int TIMEOUT_MILLIS = 10_000;

  private final DatagramSocket socket;

  StunClient(String localAddress) throws IOException {
    socket = new DatagramSocket(0, InetAddress.getByName(localAddress));
    socket.setSoTimeout(TIMEOUT_MILLIS);
  }

  void send(byte[] datagram, InetSocketAddress to) throws IOException {
    socket.send(new DatagramPacket(datagram, datagram.length, to));
  }

  byte[] receive() throws IOException {
    DatagramPacket packet = new DatagramPacket(new byte[2_000], 2_000);
    socket.receive(packet);
    return Arrays.copyOf(packet.getData(), packet.getLength());
  }

  byte[] ask(byte[] datagram, InetSocketAddress server) throws IOException {
    send(datagram, server);
    return receive();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) socket.getLocalSocketAddress();
  }

  @Override
  public void close() {
    socket.close();
  }
}
