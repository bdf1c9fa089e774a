package dev.parley.e2e.ice;

import static org.junit.jupiter.api.Assertions.fail;

import dev.parley.server.ice.IceServerUri;
import dev.parley.server.ice.TurnCredentials;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real TURN server on one of this machine's addresses, which relays for whoever has a credential
 * made from its secret; {@code TURNSERVER} names coturn's program. A missing one fails the test: a
 * skipped test would look like a passed one.
 */
final class Coturn implements AutoCloseable {

  static final String SECRET = "only for the tests of this project";

  private static final String PROGRAM =
      System.getenv().getOrDefault("TURNSERVER", "/usr/bin/turnserver");

  private final InetSocketAddress address;
  private final Path log;
  private final Process process;

  private Coturn(InetSocketAddress address, Path log, Process process) {
    this.address = address;
    this.log = log;
    this.process = process;
  }

  /** Starts one for tests on {@code host}; what it writes is kept in {@code directory}. */
  static Coturn start(String host, Path directory) throws IOException {
    return start(
        host,
        directory,
        List.of(
            "-n", // no configuration file
            "--relay-ip=" + host,
            "--min-port=49160",
            "--max-port=49260",
            "--realm=example.test",
            "--fingerprint",
            "--use-auth-secret",
            "--static-auth-secret=" + SECRET,
            "--allow-loopback-peers",
            "--no-cli",
            "--no-tls",
            "--no-dtls"));
  }

  /** Starts one on {@code 127.0.0.1} as {@code configuration} says, relaying at {@code relayIp}. */
  static Coturn start(Path configuration, String relayIp, Path directory) throws IOException {
    return start(
        "127.0.0.1", directory, List.of("-c", configuration.toString(), "--relay-ip=" + relayIp));
  }

  private static Coturn start(String host, Path directory, List<String> options)
      throws IOException {
    InetSocketAddress address = free(host);
    Path log = directory.resolve("coturn.log");
    List<String> command = new ArrayList<>();
    command.add(PROGRAM);
    command.addAll(options);
    command.addAll(
        List.of(
            "--listening-ip=" + host,
            "--listening-port=" + address.getPort(),
            "--userdb=" + directory.resolve("turndb"),
            "--pidfile=" + directory.resolve("turnserver.pid"),
            "--log-file=stdout",
            "--simple-log"));
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    Coturn coturn = new Coturn(address, log, process);
    Awaitility.await().until(coturn::listens);
    return coturn;
  }

  InetSocketAddress address() {
    return address;
  }

  /** Issues credentials for it, as if it were {@code clock}'s time. */
  TurnCredentials credentials(String secret, Duration lifetime, InstantSource clock) {
    String uri = "turn:" + address.getHostString() + ":" + address.getPort() + "?transport=udp";
    return new TurnCredentials(secret, List.of(IceServerUri.parse(uri)), lifetime, clock);
  }

  /** What it has written so far. */
  private String log() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private boolean listens() {
    if (!process.isAlive()) {
      fail("coturn ended:\n" + log());
    }
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return socket.isConnected();
    } catch (IOException e) {
      return false; // not yet
    }
  }

  private static InetSocketAddress free(String host) throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByName(host))) {
      return new InetSocketAddress(host, socket.getLocalPort());
    }
  }

  @Override
  public void close() {
    process.destroyForcibly(); // it keeps nothing
    process.onExit().join();
  }
}
