package dev.parley.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.TimeUnit;

/** A way to a server of this machine's that takes as long as a test wants. */
final class Tunnel implements AutoCloseable {

  private static final int CHUNK = 65_536;

  private final ServerSocket entrance;
  private final int exit;
  private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();

  /** Of what comes from now on; it does not overtake what came before. */
  private volatile long delayNanos;

  Tunnel(int exit) {
    this.exit = exit;
    try {
      entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    start("entrance", this::accept);
  }

  int port() {
    return entrance.getLocalPort();
  }

  /**
   * @param each way
   */
  void delay(Duration each) {
    delayNanos = each.toNanos();
  }

  private static void start(String name, Runnable task) {
    Thread thread = new Thread(task, "tunnel's " + name);
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    try {
      while (true) {
        Socket from = entrance.accept();
        Socket to = new Socket(InetAddress.getLoopbackAddress(), exit);
        sockets.add(from);
        sockets.add(to);
        pass(from, to);
        pass(to, from);
      }
    } catch (IOException closed) {
      // The test is over.
    }
  }

  /**
   * @param bytes none: the end
   */
  private record Piece(byte[] bytes, long dueAt) implements Delayed {
    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(dueAt - System.nanoTime(), TimeUnit.NANOSECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(dueAt, ((Piece) other).dueAt);
    }
  }

  private void pass(Socket from, Socket to) {
    DelayQueue<Piece> pieces = new DelayQueue<>();
    start(
        "one end",
        () -> {
          long last = System.nanoTime();
          byte[] buffer = new byte[CHUNK];
          int length = 0;
          while (length >= 0) {
            length = read(from, buffer);
            last = Math.max(last + 1, System.nanoTime() + delayNanos);
            pieces.add(new Piece(Arrays.copyOf(buffer, Math.max(0, length)), last));
          }
        });
    start(
        "other end",
        () -> {
          try {
            for (byte[] bytes = pieces.take().bytes(); bytes.length > 0; ) {
              to.getOutputStream().write(bytes);
              bytes = pieces.take().bytes();
            }
            to.close();
          } catch (IOException | InterruptedException e) {
            close(from);
          }
        });
  }

  private static int read(Socket from, byte[] buffer) {
    try {
      return from.getInputStream().read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      entrance.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    sockets.forEach(Tunnel::close);
  }
}
