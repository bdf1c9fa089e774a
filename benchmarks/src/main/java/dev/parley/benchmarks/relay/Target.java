package dev.parley.benchmarks.relay;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One server to be measured. */
record Target(String name, List<String> command, Dialect dialect) {

  static final Target PARLEY = new Target("Parley", java("ParleyTarget"), Dialect.PARLEY);
  static final Target PARLEY_RESUMABLE =
      new Target("Parley, resumable", java("ParleyTarget"), Dialect.PARLEY_RESUMABLE);
  static final Target CORE_RELAY =
      new Target("bare Jetty core relay", java("CoreRelay"), Dialect.BARE);
  static final Target PEER_SERVER =
      new Target("PeerServer 1.0.2", node("peer-server.js"), Dialect.PEER_SERVER);
  static final Target SOCKET_IO =
      new Target("Socket.IO 4.8.4", node("socket-io.js"), Dialect.SOCKET_IO);
  static final Target WS_RELAY = new Target("bare ws relay", node("ws-relay.js"), Dialect.BARE);

  ServerProcess start() {
    return ServerProcess.start(command);
  }

  /** One of several that share their rooms by that Redis; those that can. */
  ServerProcess start(String redis) {
    List<String> shared = new ArrayList<>(command);
    shared.add(redis);
    return ServerProcess.start(shared);
  }

  /** A JVM as it comes, unless its options are given: on one core that is the serial collector. */
  private static List<String> java(String name) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(System.getProperty("serverJvm", "-Xshare:auto").split(",")));
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Target.class.getPackageName() + "." + name));
    return List.copyOf(command);
  }

  /** {@code benchmarks/run} says where the scripts and what they need are. */
  private static List<String> node(String script) {
    return List.of("node", Path.of(System.getProperty("parley.node", "node"), script).toString());
  }
}
