package dev.parley.benchmarks.relay;

import java.util.ArrayList;
import java.util.List;

/**
 * Servers that share their rooms by a Redis of their own, or one server alone: all on the first
 * core.
 *
 * @param redis one, or none
 */
record Cluster(List<ServerProcess> nodes, List<ServerProcess> redis) implements AutoCloseable {

  private static final List<String> REDIS =
      List.of("redis-server", "--bind", "127.0.0.1", "--save", "", "--appendonly", "no", "--port");

  /** With its rooms in its memory. */
  static Cluster alone(Target target) {
    return new Cluster(List.of(target.start()), List.of());
  }

  static Cluster start(Target target, int count) {
    ServerProcess redis = ServerProcess.start(REDIS);
    Cluster cluster = new Cluster(new ArrayList<>(), List.of(redis));
    try {
      for (int i = 0; i < count; i++) {
        cluster.nodes.add(target.start("redis://127.0.0.1:" + redis.port()));
      }
      return cluster;
    } catch (RuntimeException e) {
      cluster.close();
      throw e;
    }
  }

  @Override
  public void close() {
    nodes.forEach(ServerProcess::close);
    redis.forEach(ServerProcess::close);
  }
}
