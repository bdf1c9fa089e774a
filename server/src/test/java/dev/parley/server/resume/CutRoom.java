package dev.parley.server.resume;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/** A room whose peers send numbered frames to one another while their connections are cut. */
final class CutRoom {

  /** So few are under way to a peer that its mailbox never fills: that would be told, not lost. */
  private static final int MOST_UNDER_WAY = 64;

  private static final int SETTLE_MILLIS = 20_000;
  private static final String[] TYPES = {"message", "offer", "answer", "new-ice-candidate"};
  private static final String[] PADS = {"", "x".repeat(100), "y".repeat(300), "z".repeat(3_000)};

  private final String name;
  private final List<Peer> peers = new ArrayList<>();
  private final Ledger ledger = new Ledger();
  private final AtomicInteger cutsLeft;

  /** Counts the moments at which all are cut at once. */
  private final AtomicInteger storms = new AtomicInteger();

  /** How many peers have not stopped sending. */
  private final AtomicInteger sending = new AtomicInteger();

  /**
   * @param port of a server, asked for each connection
   * @param cuts so many altogether, until all is quiet
   */
  CutRoom(IntSupplier port, String name, int size, int cuts, Random random) throws IOException {
    this.name = name;
    cutsLeft = new AtomicInteger(cuts);
    for (int i = 0; i < size; i++) {
      peers.add(new Peer(port, new Random(random.nextLong())));
    }
    for (Peer peer : peers) {
      peer.client.join(name);
    }
    sending.set(size);
  }

  Ledger.Balance balance() {
    return ledger.balance();
  }

  int storms() {
    return storms.get();
  }

  List<ResumingClient> clients() {
    return peers.stream().map(peer -> peer.client).toList();
  }

  /** Lets all peers go, each on a thread of its own. */
  List<Callable<Void>> runs() {
    return peers.stream().map(peer -> (Callable<Void>) peer::run).toList();
  }

  private final class Peer {
    private final Random random;
    private final ResumingClient client;
    private int lastNumber;
    private int cutsSeen;
    private int stormsSeen;

    Peer(IntSupplier port, Random random) {
      this.random = random;
      client = new ResumingClient(port, random, this::got);
    }

    private String id() {
      return client.peerId();
    }

    private Void run() throws IOException {
      while (cutsLeft.get() > 0) {
        step();
        cutsLeft.addAndGet(cutsSeen - client.cutCount());
        cutsSeen = client.cutCount();
      }
      client.stopCutting();
      settle();
      return null;
    }

    private void step() throws IOException {
      if (!client.isConnected()) {
        client.resume(name);
        return;
      }
      if (stormsSeen != storms.get()) {
        stormsSeen = storms.get();
        client.cutNow();
      } else if (random.nextInt(100) == 0) {
        storms.incrementAndGet();
      } else {
        client.send(burst());
        if (client.isConnected()) {
          client.receive(1);
        }
      }
    }

    /** Goes on reading until nothing is under way to anyone. */
    private void settle() throws IOException {
      sending.decrementAndGet();
      long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLE_MILLIS);
      while (System.nanoTime() < deadline && (sending.get() > 0 || ledger.underWay() > 0)) {
        if (client.isConnected()) {
          client.receive(1);
        } else {
          client.resume(name);
        }
      }
    }

    private List<String> burst() {
      List<String> frames = new ArrayList<>();
      int most = random.nextInt(8);
      while (frames.size() < most) {
        List<Peer> others = peers.stream().filter(peer -> peer != this).toList();
        Peer to = others.get(random.nextInt(others.size()));
        boolean toAll = random.nextInt(4) == 0;
        List<Peer> receivers = toAll ? others : List.of(to);
        if (receivers.stream().anyMatch(peer -> ledger.underWay(peer.id()) >= MOST_UNDER_WAY)) {
          break;
        }
        lastNumber++;
        receivers.forEach(peer -> ledger.sent(id(), peer.id(), lastNumber));
        frames.add(toAll ? frame("") : frame("\"to\":\"" + to.id() + "\","));
      }
      return frames;
    }

    private String frame(String to) {
      String payload = lastNumber + " " + PADS[random.nextInt(PADS.length)];
      String type = to.isEmpty() ? "message" : TYPES[random.nextInt(TYPES.length)];
      return "{\"type\":\"" + type + "\"," + to + body(type).formatted(payload) + "}";
    }

    private static String body(String type) {
      return switch (type) {
        case "message" -> "\"data\":\"%s\"";
        case "new-ice-candidate" -> "\"candidate\":{\"candidate\":\"%s\"}";
        default -> "\"sdp\":{\"type\":\"" + type + "\",\"sdp\":\"%s\"}";
      };
    }

    private void got(JsonNode frame) {
      String payload =
          switch (frame.path("type").textValue()) {
            case "message" -> frame.path("data").textValue();
            case "new-ice-candidate" -> frame.at("/candidate/candidate").textValue();
            case "offer", "answer" -> frame.at("/sdp/sdp").textValue();
            case "peer-joined" -> null;
            default -> throw new AssertionError("nobody expects " + frame);
          };
      if (payload != null) {
        int number = Integer.parseInt(payload.substring(0, payload.indexOf(' ')));
        ledger.received(frame.path("from").textValue(), id(), number);
      }
    }
  }
}
