package dev.parley.e2e.page.channels;

import dev.parley.browser.BrowserPromises;
import dev.parley.browser.Parley;
import dev.parley.client.Channel;
import dev.parley.client.Peer;
import dev.parley.client.SendResult;
import dev.parley.client.channel.FramingException;
import dev.parley.client.loop.Deferred;
import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Promise;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.ChannelOptions;
import java.util.HashMap;
import java.util.Map;
import org.teavm.jso.core.JSPromise;
import org.teavm.jso.core.JSString;

/** Does what a test says and notes what it hears. */
final class PageChannels implements ChannelsDriver {

  private final EventLoop loop = Parley.platform().loop();
  private final Map<String, Channel> channels = new HashMap<>();
  private final Map<String, Double> received = new HashMap<>();
  private Peer peer;

  @Override
  public JSPromise<JSString> join(String url, String room, String name) {
    return BrowserPromises.toJs(
        Parley.join(url, room, name)
            .then(joined -> joined.onPeer(this::met))
            .map(joined -> JSString.valueOf(joined.self().id().value())));
  }

  private void met(Peer newPeer) {
    peer = newPeer;
    ChannelsPage.note("peer " + newPeer.name());
    newPeer.onState(state -> ChannelsPage.note("peer " + newPeer.name() + " " + state.name()));
    newPeer.onChannel(
        channel -> {
          ChannelsPage.note("announced " + channel.label());
          listen(channel, channel.label().startsWith("echo"));
        });
  }

  private void listen(Channel channel, boolean echo) {
    String label = channel.label();
    channels.put(label, channel);
    received.put(label, 0.0);
    channel.onState(state -> ChannelsPage.note(state.name() + " " + label));
    channel.onError(
        error ->
            ChannelsPage.note(
                error instanceof FramingException framing
                    ? "cut off " + label + " " + framing.error().name()
                    : "error " + label + " " + error.getMessage()));
    boolean bulk = label.startsWith("bulk");
    channel.onText(
        text -> {
          received.put(label, received.get(label) + text.length());
          if (echo) {
            channel.send(text);
          } else if (!bulk && !label.startsWith("chat")) {
            ChannelsPage.note("text " + label + " " + text.length() + " " + Content.hash(text));
          }
        });
    channel.onBytes(
        bytes -> {
          received.put(label, received.get(label) + bytes.length);
          if (!bulk) {
            ChannelsPage.note("bytes " + label + " " + bytes.length + " " + Content.hash(bytes));
          }
        });
  }

  @Override
  public void open(
      String label,
      boolean ordered,
      int maxRetransmits,
      int maxPacketLifeTime,
      int id,
      boolean raw,
      String protocol) {
    ChannelOptions options = ChannelOptions.reliable().withProtocol(protocol);
    options = ordered ? options : options.unordered();
    options = maxRetransmits < 0 ? options : options.withMaxRetransmits(maxRetransmits);
    options = maxPacketLifeTime < 0 ? options : options.withMaxPacketLifeTime(maxPacketLifeTime);
    options = id < 0 ? options : options.withId(id);
    listen(peer.openChannel(label, raw ? options.raw() : options), false);
  }

  @Override
  public String describe(String label) {
    ChannelOptions options = channels.get(label).options();
    return (options.ordered() ? "ordered" : "unordered")
        + (options.framed() ? " framed " : " raw ")
        + options.maxRetransmits().orElse(-1)
        + " "
        + options.maxPacketLifeTime().orElse(-1)
        + " '"
        + options.protocol()
        + "'";
  }

  @Override
  public String sendText(String label, int length, int seed) {
    String text = Content.text(length, seed);
    return channels.get(label).send(text).name() + " " + Content.hash(text);
  }

  @Override
  public String sendBytes(String label, int length, int seed) {
    byte[] bytes = Content.bytes(length, seed);
    return channels.get(label).send(bytes).name() + " " + Content.hash(bytes);
  }

  @Override
  public JSPromise<JSString> produce(String label, double total, int part) {
    return BrowserPromises.toJs(
        new Producer(loop, channels.get(label), total, part)
            .run()
            .map(most -> JSString.valueOf(String.valueOf(most))));
  }

  /** Never waits for less than it must, nor for more. */
  private static final class Producer {

    private final Deferred<Long> done;
    private final Channel channel;
    private final byte[] bytes;
    private double left;
    private long most;

    Producer(EventLoop loop, Channel channel, double total, int part) {
      this.done = new Deferred<>(loop);
      this.channel = channel;
      this.left = total;
      this.bytes = new byte[part];
    }

    Promise<Long> run() {
      next();
      return done.promise();
    }

    private void next() {
      if (left <= 0) {
        done.resolve(most);
        return;
      }
      left -= bytes.length;
      Promise<Void> room = channel.write(bytes);
      most = Math.max(most, channel.bufferedAmount());
      room.whenSettled(ready -> next(), done::reject);
    }
  }

  @Override
  public JSPromise<JSString> pour(String label, double total, int part) {
    Channel channel = channels.get(label);
    Source source = new Source(channel, total, part);
    return BrowserPromises.toJs(
        channel
            .writeAll(() -> Promise.resolved(loop, source.next()))
            .map(done -> JSString.valueOf(String.valueOf(source.most()))));
  }

  @Override
  public JSPromise<JSString> chat(String label, int count, int millis) {
    return BrowserPromises.toJs(
        new Chat(loop, channels.get(label), count, millis).run().map(JSString::valueOf));
  }

  /** Asks and hears the answer, again and again. */
  private static final class Chat {

    private final EventLoop loop;
    private final Channel channel;
    private final Deferred<String> done;
    private final int millis;
    private final StringBuilder times = new StringBuilder();
    private int left;
    private double asked;
    private Registration listening;

    Chat(EventLoop loop, Channel channel, int count, int millis) {
      this.loop = loop;
      this.channel = channel;
      this.done = new Deferred<>(loop);
      this.left = count;
      this.millis = millis;
    }

    Promise<String> run() {
      listening = channel.onText(text -> answered());
      ask();
      return done.promise();
    }

    private void ask() {
      asked = ChannelsPage.now();
      if (channel.send("are you there?") != SendResult.ACCEPTED) {
        done.reject(new IllegalStateException("not accepted"));
      }
    }

    private void answered() {
      times.append(ChannelsPage.now() - asked).append(',');
      if (--left == 0) {
        listening.remove();
        done.resolve(times.toString());
      } else {
        loop.schedule(millis, this::ask);
      }
    }
  }

  @Override
  public double received(String label) {
    return received.get(label);
  }

  @Override
  public double waiting(String label) {
    return channels.get(label).bufferedAmount();
  }

  @Override
  public void close(String label) {
    channels.get(label).close();
  }
}
