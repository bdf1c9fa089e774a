package dev.parley.standalone.http;

import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.util.thread.ThreadPool;

/** Jetty's threads and buffers, in one place. */
public final class JettyTuning {

  /** Frames are handled without blocking: more threads than cores only take turns. */
  private static final int THREADS_A_CORE = 8;

  private static final int LEAST_THREADS = 16;

  /** Scrapes and an operator's requests: few at once. */
  private static final int ADMIN_THREADS = 8;

  /** Connections that wait to be accepted: a whole server's clients that come back at once. */
  private static final int ACCEPT_QUEUE = 1_024;

  /**
   * Connections that have not become sockets yet, or never will: handshakes, health checks. Who
   * opens more and says nothing would otherwise take all files that the system gives.
   */
  public static final int OTHER_CONNECTIONS = 500;

  private JettyTuning() {}

  /** Accepts no more than these sockets and {@link #OTHER_CONNECTIONS}; others wait in line. */
  public static void limit(Server server, int sockets) {
    long most = (long) sockets + OTHER_CONNECTIONS;
    server.addBean(new NetworkConnectionLimit((int) Math.min(most, Integer.MAX_VALUE), server));
  }

  /** For the listener that clients connect to. */
  public static ThreadPool relayThreads() {
    int cores = Runtime.getRuntime().availableProcessors();
    return pool("parley", Math.max(LEAST_THREADS, THREADS_A_CORE * cores));
  }

  /** For metrics and administration, which are to answer while the other one is busy. */
  public static ThreadPool adminThreads() {
    return pool("parley-admin", ADMIN_THREADS);
  }

  private static ThreadPool pool(String name, int most) {
    QueuedThreadPool pool = new QueuedThreadPool(most, Math.min(8, most));
    pool.setName(name);
    return pool;
  }

  static void tune(ServerConnector connector) {
    connector.setAcceptQueueSize(ACCEPT_QUEUE);
    // The program may be started again while old connections are still being forgotten.
    connector.setReuseAddress(true);
  }
}
