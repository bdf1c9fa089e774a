package dev.parley.benchmarks.page;

import dev.parley.browser.BrowserPromises;
import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.JoinOptions;
import dev.parley.client.ParleyClient;
import dev.parley.client.Peer;
import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import dev.parley.client.port.ChannelOptions;
import dev.parley.client.port.Platform;
import dev.parley.protocol.RoomName;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.teavm.jso.browser.Performance;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** Channels to the one other page of a room, as a program that uses Parley has them. */
final class Pipes implements BenchmarkPage.Bench {

  private static final int PING_MILLIS = 20;

  private final Platform platform = Parley.platform();
  private final EventLoop loop = platform.loop();

  /** Made as the page loads, as one does that joins on a click. Importing PeerJS does as much. */
  private final ParleyClient client = new ParleyClient(platform);

  /** When the last of the channels opened. */
  private final Deferred<Double> opened = new Deferred<>(loop);

  private Channel[] channels;
  private int open;
  private int target = Integer.MAX_VALUE;
  private int received;
  private Deferred<Double> done;
  private StringBuilder roundTrips;
  private boolean going;

  @Override
  public JSPromise<JSString> join(String room, boolean isFirst, int count) {
    double start = Performance.now();
    channels = new Channel[count];
    Promise<Double> joined =
        client
            .join(JoinOptions.of("/signal", new RoomName(room)))
            .map(
                entered -> {
                  entered.onPeer(this::met);
                  return 0.0;
                });
    return toJs(
        isFirst ? joined : joined.flatMap(none -> opened.promise()).map(end -> end - start));
  }

  private void met(Peer peer) {
    for (int i = 0; i < channels.length; i++) {
      Channel channel = peer.openChannel("pipe", ChannelOptions.negotiated(i));
      channels[i] = channel;
      channel.onOpen(this::oneOpened);
      channel.onText(text -> heardText(channel, text));
      channel.onBytes(this::heardBytes);
    }
  }

  private void oneOpened() {
    if (++open == channels.length) {
      opened.resolve(Performance.now());
    }
  }

  @Override
  public JSPromise<JSString> opened() {
    return toJs(opened.promise());
  }

  private void heardText(Channel channel, String text) {
    String word = text.substring(text.indexOf(' ') + 1);
    if (text.startsWith("expect ")) {
      target = Integer.parseInt(word);
      received = 0;
    } else if (text.startsWith("ping ")) {
      channel.send("pong " + word);
    } else if (text.equals("done")) {
      done.resolve(Performance.now());
    } else if (going) {
      roundTrips.append(' ').append(Performance.now() - Double.parseDouble(word));
    }
  }

  private void heardBytes(byte[] bytes) {
    received += bytes.length;
    if (received >= target) {
      target = Integer.MAX_VALUE;
      channels[0].send("done");
    }
  }

  @Override
  public JSPromise<JSString> bulk(int bytes, int size) {
    done = new Deferred<>(loop);
    channels[0].send("expect " + bytes);
    int[] sent = {0};
    double start = Performance.now();
    pump(channels[0], size, () -> (sent[0] += size) <= bytes);
    return toJs(done.promise().map(end -> end - start));
  }

  private Promise<Void> pump(Channel channel, int size, BooleanSupplier isMore) {
    Optional<byte[]> chunk = Optional.of(new byte[size]);
    return channel.writeAll(
        () -> Promise.resolved(loop, isMore.getAsBoolean() ? chunk : Optional.empty()));
  }

  @Override
  public JSPromise<JSString> chat(int seconds, int size) {
    roundTrips = new StringBuilder();
    going = true;
    for (int i = 1; i < channels.length; i++) {
      pump(channels[i], size, () -> going);
    }
    ping();
    Deferred<String> times = new Deferred<>(loop);
    loop.schedule(
        1_000 * seconds,
        () -> {
          going = false;
          times.resolve(roundTrips.substring(1));
        });
    return toJs(times.promise());
  }

  private void ping() {
    if (going) {
      channels[0].send("ping " + Performance.now());
      loop.schedule(PING_MILLIS, this::ping);
    }
  }

  private static JSPromise<JSString> toJs(Promise<?> promise) {
    return BrowserPromises.toJs(promise.map(value -> JSString.valueOf(String.valueOf(value))));
  }
}
