package dev.parley.server.redis;

import dev.parley.server.frame.TextFrame;
import java.util.ArrayList;
import java.util.List;

/**
 * Steps of one session that go to Redis together: one, or messages that waited behind one another.
 * Guarded by their lane's lock, but for {@link #frames}.
 */
final class Batch {

  /** Messages of one session at a time: others' wait in Redis meanwhile. */
  private static final int MOST = 32;

  private static final int MOST_BYTES = 64 * 1024;

  private final Op<?> first;
  private final List<Op<?>> ops = new ArrayList<>(4);
  private int bytes;

  Batch(Op<?> first) {
    this.first = first;
    add(first);
  }

  /** Whether a step that comes behind these may go with them. */
  boolean takes(Op<?> next) {
    return first.script() == Script.SEND
        && next.script() == Script.SEND
        && !next.isAnswered()
        && ops.size() < MOST
        && bytes + next.bytes() <= MOST_BYTES;
  }

  void add(Op<?> op) {
    ops.add(op);
    bytes += op.bytes();
  }

  List<Op<?>> ops() {
    return ops;
  }

  /** See {@link Op#others}: nothing else is between them. */
  long others() {
    return first.others();
  }

  int bytes() {
    return bytes;
  }

  int size() {
    return ops.size();
  }

  Script script() {
    return first.script();
  }

  /** As the script takes them: what is of all of them, then of each what is its own. */
  byte[][] arguments(byte[] peer, long generation) {
    List<byte[]> all = new ArrayList<>(3 + 3 * ops.size());
    all.add(peer);
    all.add(Bytes.of(generation));
    all.add(Bytes.of(first.place()));
    ops.forEach(op -> op.addArguments(all));
    return all.toArray(byte[][]::new);
  }

  /** One of them is not known to be done. */
  boolean lacksAnswer() {
    return ops.stream().anyMatch(op -> !op.isAnswered());
  }

  void answered(Answer answer) {
    String[] each = answer.status().split(" ");
    for (int i = 0; i < ops.size(); i++) {
      ops.get(i).answered(each.length == 1 ? answer : answer.of(each[i]));
    }
  }

  /**
   * What these steps have put into a mailbox, in order, by an answer that has a notice of it: then
   * all of them were done just now.
   */
  List<TextFrame> frames(String peer, Answer answer) {
    if (first.script() != Script.SEND) {
      return first.frame() == null ? List.of() : List.of(first.frame());
    }
    String[] each = answer.status().split(" ");
    List<TextFrame> frames = new ArrayList<>(ops.size());
    for (int i = 0; i < ops.size(); i++) {
      boolean done = each[each.length == 1 ? 0 : i].equals(Answer.OK);
      if (done && ops.get(i).isFor(peer)) {
        frames.add(ops.get(i).frame());
      }
    }
    return frames;
  }
}
