package dev.parley.server.redis;

import static org.awaitility.Awaitility.await;

import dev.parley.server.redis.RedisProcesses.Server;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A cluster of three masters, with or without a replica each, that takes a second to fail over. */
final class RedisCluster implements AutoCloseable {

  private static final int SLOTS = 16_384;

  private final RedisProcesses processes = new RedisProcesses();
  private final List<Server> masters = new ArrayList<>();
  private final List<Server> replicas = new ArrayList<>();

  /**
   * @param settings of every server
   */
  static RedisCluster start(boolean withReplicas, String... settings) {
    return new RedisCluster().begin(withReplicas, settings);
  }

  /**
   * Without replicas.
   *
   * @param access what redis-cli needs to do what it likes
   */
  static RedisCluster secured(List<String> access, String... settings) {
    RedisCluster cluster = new RedisCluster();
    cluster.processes.accessBy(access.toArray(String[]::new));
    return cluster.begin(false, settings);
  }

  private RedisCluster begin(boolean withReplicas, String... settings) {
    for (int i = 0; i < 3; i++) {
      masters.add(node(settings));
      if (withReplicas) {
        replicas.add(node(settings));
      }
    }
    join();
    return this;
  }

  private Server node(String... settings) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "--cluster-enabled",
                "yes",
                "--cluster-config-file",
                "nodes-PORT.conf",
                "--cluster-port",
                String.valueOf(RedisProcesses.freePort()),
                "--cluster-node-timeout",
                "1000",
                "--repl-diskless-sync-delay",
                "0"));
    all.addAll(List.of(settings));
    return processes.start(all.toArray(String[]::new));
  }

  private void join() {
    Server first = masters.get(0);
    int each = SLOTS / masters.size() + 1;
    for (int i = 0; i < masters.size(); i++) {
      int from = i * each;
      int to = Math.min(SLOTS, from + each) - 1;
      masters.get(i).cli("cluster", "addslotsrange", "" + from, "" + to);
      masters.get(i).cli("cluster", "set-config-epoch", "" + (i + 1));
    }
    servers().skip(1).forEach(server -> first.cli(meet(server)));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> servers().allMatch(server -> knownTo(server) == servers().count()));
    for (int i = 0; i < replicas.size(); i++) {
      String master = masters.get(i).cli("cluster", "myid");
      Server replica = replicas.get(i);
      await().until(() -> replica.cli("cluster", "replicate", master).equals("OK"));
      await().until(() -> replica.cli("info", "replication").contains("master_link_status:up"));
    }
    await()
        .atMost(Duration.ofSeconds(30))
        .until(
            () ->
                servers()
                    .allMatch(
                        server ->
                            server.cli("cluster", "info").contains("cluster_state:ok")
                                && server
                                        .cli("cluster", "nodes")
                                        .lines()
                                        .filter(line -> line.contains("slave"))
                                        .count()
                                    == replicas.size()));
  }

  private static String[] meet(Server server) {
    String bus = server.cli("config", "get", "cluster-port").lines().skip(1).findFirst().orElse("");
    return new String[] {"cluster", "meet", "127.0.0.1", "" + server.port(), bus};
  }

  private static long knownTo(Server server) {
    return server.cli("cluster", "nodes").lines().filter(it -> it.contains(" connected")).count();
  }

  private Stream<Server> servers() {
    return Stream.concat(masters.stream(), replicas.stream());
  }

  List<Server> masters() {
    return masters;
  }

  /** Those of the masters, in their order. */
  List<Server> replicas() {
    return replicas;
  }

  /** Which of the masters, at first, has the slot of a key. */
  int owner(String key) {
    return slot(key) / (SLOTS / masters.size() + 1);
  }

  int slot(String key) {
    return Integer.parseInt(masters.get(0).cli("cluster", "keyslot", key));
  }

  RedisProcesses processes() {
    return processes;
  }

  String url() {
    return "redis-cluster://" + RedisProcesses.addresses(masters);
  }

  void flush() {
    masters.forEach(master -> master.cli("flushall"));
  }

  @Override
  public void close() {
    processes.close();
  }
}
