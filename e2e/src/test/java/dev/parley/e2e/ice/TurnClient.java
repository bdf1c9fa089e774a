package dev.parley.e2e.ice;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parley.protocol.IceServer;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;

/** Asks a TURN server for what it is told to, be it what no browser would. Not thread-safe. */
final class TurnClient implements AutoCloseable {

  enum Family {
    IPV4(1),
    IPV6(2);

    private final int number;

    Family(int number) {
      this.number = number;
    }
  }

  private static final int TIMEOUT_MILLIS = 10_000;
  private static final byte UDP = 17;

  private final DatagramSocket socket = new DatagramSocket();
  private final String username;
  private final String credential;
  private String realm;
  private String nonce;

  TurnClient(InetSocketAddress server, IceServer credentials) throws IOException {
    username = credentials.username().orElseThrow();
    credential = credentials.credential().orElseThrow();
    socket.setSoTimeout(TIMEOUT_MILLIS);
    socket.connect(server);
  }

  /** Allocates a relayed address (RFC 8656 §7); returns the error code, 0 for none. */
  int allocate(Family family) throws IOException, GeneralSecurityException {
    TurnMessage challenge = ask(allocation(family));
    if (challenge.error() != 401) {
      throw new IllegalStateException("a server that lets anybody in: " + challenge.error());
    }
    realm = challenge.text(TurnMessage.REALM);
    nonce = challenge.text(TurnMessage.NONCE);
    return askSigned(allocation(family)).error();
  }

  /**
   * Asks for leave to send to {@code address} (RFC 8656 §10); returns the error code, 0 for none.
   */
  int permit(byte[] address) throws IOException, GeneralSecurityException {
    return askSigned(TurnMessage.request(TurnMessage.CREATE_PERMISSION).withPeer(address, 53))
        .error();
  }

  /**
   * Keeps the allocation (RFC 8656 §8), as a browser does every few minutes; returns as the others.
   */
  int refresh() throws IOException, GeneralSecurityException {
    return askSigned(TurnMessage.request(TurnMessage.REFRESH)).error();
  }

  /**
   * Gives the allocation up (RFC 8656 §8), so that the next at this port is not refused; returns as
   * the others.
   */
  int release() throws IOException, GeneralSecurityException {
    return askSigned(
            TurnMessage.request(TurnMessage.REFRESH).with(TurnMessage.LIFETIME, new byte[4]))
        .error();
  }

  private static TurnMessage allocation(Family family) {
    return TurnMessage.request(TurnMessage.ALLOCATE)
        .with(TurnMessage.REQUESTED_TRANSPORT, new byte[] {UDP, 0, 0, 0})
        .with(TurnMessage.REQUESTED_ADDRESS_FAMILY, new byte[] {(byte) family.number, 0, 0, 0});
  }

  private TurnMessage askSigned(TurnMessage request) throws IOException, GeneralSecurityException {
    String key = username + ":" + realm + ":" + credential;
    return ask(
        request
            .with(TurnMessage.USERNAME, username)
            .with(TurnMessage.REALM, realm)
            .with(TurnMessage.NONCE, nonce)
            .signed(MessageDigest.getInstance("MD5").digest(key.getBytes(UTF_8))));
  }

  private TurnMessage ask(TurnMessage request) throws IOException {
    byte[] datagram = request.datagram();
    socket.send(new DatagramPacket(datagram, datagram.length));
    DatagramPacket answer = new DatagramPacket(new byte[2_000], 2_000);
    socket.receive(answer);
    return TurnMessage.read(Arrays.copyOf(answer.getData(), answer.getLength()));
  }

  @Override
  public void close() {
    socket.close();
  }
}
