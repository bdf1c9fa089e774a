package dev.parley.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way between the browsers and a server on this machine, which a test can cut. */
final class Wire implements AutoCloseable {

  private final ServerSocket entrance;
  private final int to;
  private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();

  private Wire(ServerSocket entrance, int to) {
    this.entrance = entrance;
    this.to = to;
  }

  /** A way to loopback's port {@code to}. */
  static Wire to(int to) throws IOException {
    Wire wire = new Wire(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()), to);
    daemon(wire::accept);
    return wire;
  }

  String url(String path) {
    return "http://localhost:" + entrance.getLocalPort() + "/" + path;
  }

  /** Ends every connection that there is, without a closing handshake. */
  void cut() {
    for (Socket socket : sockets) {
      close(socket);
    }
  }

  private void accept() {
    while (!entrance.isClosed()) {
      try {
        Socket near = entrance.accept();
        Socket far = new Socket(InetAddress.getLoopbackAddress(), to);
        sockets.add(near);
        sockets.add(far);
        daemon(() -> carry(near, far));
        daemon(() -> carry(far, near));
      } catch (IOException e) {
        // Closed, or the server is not there: who called hears nothing and is cut off.
      }
    }
  }

  private void carry(Socket from, Socket to) {
    byte[] buffer = new byte[16_384];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        out.write(buffer, 0, read);
      }
    } catch (IOException e) {
      // Cut.
    } finally {
      sockets.remove(from);
      sockets.remove(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.setSoLinger(true, 0); // a reset, as from a box that forgot the connection
      socket.close();
    } catch (IOException e) {
      // It is gone already.
    }
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "wire");
    thread.setDaemon(true);
    thread.start();
  }

  @Override
  public void close() throws IOException {
    entrance.close();
    cut();
  }
}
