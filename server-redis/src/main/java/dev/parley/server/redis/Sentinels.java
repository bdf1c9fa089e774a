package dev.parley.server.redis;

import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisConnectionException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.codec.StringCodec;
import io.lettuce.core.sentinel.api.StatefulRedisSentinelConnection;
import io.lettuce.core.sentinel.api.async.RedisSentinelAsyncCommands;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * Asks all sentinels who the master is. Who was parted from the others names an old one: the answer
 * of the latest epoch counts.
 */
final class Sentinels {

  /**
   * @param epoch of the fail-over that made it the master
   */
  record Master(String host, int port, long epoch) {}

  private final RedisClient client;
  private final RedisURI uri;
  private final Duration timeout;

  /**
   * @param uri of the sentinels, with the master's name
   */
  Sentinels(RedisClient client, RedisURI uri, Duration timeout) {
    this.client = client;
    this.uri = uri;
    this.timeout = timeout;
  }

  /** Fails if none of them can say. */
  CompletableFuture<Master> master() {
    List<CompletableFuture<Master>> asked = uri.getSentinels().stream().map(this::master).toList();
    return CompletableFuture.allOf(asked.toArray(CompletableFuture<?>[]::new))
        .handle((all, failure) -> latest(asked, failure));
  }

  private static Master latest(List<CompletableFuture<Master>> asked, Throwable failure) {
    return asked.stream()
        .filter(answer -> !answer.isCompletedExceptionally())
        .map(CompletableFuture::join)
        .max(Comparator.comparingLong(Master::epoch))
        .orElseThrow(() -> new RedisConnectionException("no sentinel names the master", failure));
  }

  private CompletableFuture<Master> master(RedisURI sentinel) {
    return ask(sentinel)
        .exceptionallyCompose(
            failure ->
                wantsPassword(failure)
                    ? ask(withPassword(sentinel))
                    : CompletableFuture.failedFuture(failure))
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static boolean wantsPassword(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (Objects.toString(cause.getMessage()).contains("NOAUTH")) {
        return true;
      }
    }
    return false;
  }

  /** There is one URL, so there is one password. */
  private RedisURI withPassword(RedisURI sentinel) {
    RedisURI with = RedisURI.builder(sentinel).build();
    with.applyAuthentication(uri);
    return with;
  }

  private CompletableFuture<Master> ask(RedisURI sentinel) {
    return client
        .connectSentinelAsync(StringCodec.UTF8, sentinel)
        .thenCompose(
            connection ->
                ask(connection).whenComplete((answer, failure) -> connection.closeAsync()));
  }

  private CompletableFuture<Master> ask(
      StatefulRedisSentinelConnection<String, String> connection) {
    RedisSentinelAsyncCommands<String, String> commands = connection.async();
    String name = uri.getSentinelMasterId();
    // While a fail-over ends only the first has the new one's address.
    return commands
        .getMasterAddrByName(name)
        .thenCombine(
            commands.master(name),
            (address, about) -> {
              InetSocketAddress place = (InetSocketAddress) address;
              long epoch = Long.parseLong(about.get("config-epoch"));
              return new Master(place.getHostString(), place.getPort(), epoch);
            })
        .toCompletableFuture();
  }
}
