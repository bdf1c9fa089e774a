package dev.parley.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;

/**
 * A TCP server on loopback that neither refuses nor completes a connection: its queue of those to
 * be accepted is full, and Linux then drops what asks for another.
 */
final class SilentServer implements AutoCloseable {

  private static final int FULL_AFTER_MILLIS = 300;
  private static final int MOST = 64;

  private final ServerSocket server;
  private final List<Socket> queued = new ArrayList<>();

  private SilentServer(ServerSocket server) {
    this.server = server;
  }

  static SilentServer start() {
    try {
      SilentServer silent =
          new SilentServer(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      silent.fill();
      return silent;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() throws IOException {
    while (queued.size() < MOST) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(server.getLocalSocketAddress(), FULL_AFTER_MILLIS);
      } catch (SocketTimeoutException full) {
        return;
      }
    }
    throw new IllegalStateException("this system completes connections that nobody accepts");
  }

  int port() {
    return server.getLocalPort();
  }

  @Override
  public void close() {
    try {
      for (Socket each : queued) each.close();
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
