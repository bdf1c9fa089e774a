package dev.parley.server.frame;

import dev.parley.protocol.ErrorCode;
import dev.parley.protocol.MessageType;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.Protocol;
import java.util.Optional;

/**
 * What a client's frame says around its payload, read in one pass over the bytes that also makes
 * sure that they are one well-formed JSON object. Immutable.
 */
public final class Envelope {

  /** Between at most four dropped members there are at most five runs of others. */
  private static final int MAX_RUNS = 5;

  /** Numbers of so many digits are below {@link Protocol#MAX_SEQUENCE}. */
  private static final int MAX_DIGITS = 15;

  private final byte[] frame;
  private final JsonScanner json;

  /** Where the kept members stand: from, to, from, to, …; a run holds the commas inside it. */
  private final int[] runs = new int[2 * MAX_RUNS];

  private int runCount;
  private boolean inRun;

  /** The {@link Member#bit}s of the members that were there. */
  private int seen;

  private String typeName;
  private MessageType type;
  private PeerId to;
  private long id;

  private Envelope(byte[] frame, int maxDepth) {
    this.frame = frame;
    this.json = new JsonScanner(frame, maxDepth);
  }

  /**
   * Reads a frame, which nobody may change afterwards.
   *
   * @param maxDepth how deep arrays and objects may be nested, the frame's own included
   * @throws FrameException {@code malformed} if it is not one well-formed JSON object, is nested
   *     too deep, names a member of the envelope twice or gives it a wrong type, or relays nothing;
   *     {@code unknown-type}
   */
  public static Envelope read(byte[] frame, int maxDepth) throws FrameException {
    Envelope envelope = new Envelope(frame, maxDepth);
    try {
      envelope.readMembers();
    } catch (FrameException e) {
      // Where the number came before the fault, the sender is told which frame it is.
      throw new FrameException(e.code(), e.getMessage(), envelope.id);
    }
    envelope.type = envelope.checkedType();
    envelope.checkPayload();
    return envelope;
  }

  public MessageType type() {
    return type;
  }

  /** The receiver, where one is named. */
  public Optional<PeerId> to() {
    return Optional.ofNullable(to);
  }

  /** The frame's number, 0 where it bears none. */
  public long id() {
    return id;
  }

  /**
   * The frame for receivers: {@code from} in front, then all members but {@code to}, {@code from},
   * {@code id} and {@code seq} in their order, byte for byte.
   *
   * @param bornAt when this one came in
   */
  public TextFrame relayed(Stamp from, long bornAt) {
    return new TextFrame(relayed(from, 0), bornAt);
  }

  /** The same for a single receiver. */
  public TextFrame relayedToOne(Stamp from, long bornAt) {
    return TextFrame.forOne(relayed(from, TextFrame.HEADROOM), bornAt);
  }

  private byte[] relayed(Stamp from, int headroom) {
    byte[] head = from.head();
    int length = headroom + head.length + 1;
    for (int i = 0; i < runCount; i++) {
      length += 1 + runs[2 * i + 1] - runs[2 * i];
    }
    byte[] relayed = new byte[length];
    System.arraycopy(head, 0, relayed, headroom, head.length);
    int at = headroom + head.length;
    for (int i = 0; i < runCount; i++) {
      relayed[at++] = ',';
      int run = runs[2 * i + 1] - runs[2 * i];
      System.arraycopy(frame, runs[2 * i], relayed, at, run);
      at += run;
    }
    relayed[at] = '}';
    return relayed;
  }

  private void readMembers() throws FrameException {
    json.expect('{');
    if (!json.next('}')) {
      do {
        readMember();
      } while (json.next(','));
      json.expect('}');
    }
    json.expectEnd();
  }

  private void readMember() throws FrameException {
    json.skipSpace();
    int start = json.position();
    boolean escaped = json.string();
    Member member = Member.at(frame, start, json.position(), escaped);
    json.expect(':');
    json.skipSpace();
    if (member == null) {
      json.value(1);
      keep(start);
      return;
    }
    if (has(member) && member.single()) {
      throw refuse("member " + member.wireName() + " is there twice");
    }
    seen |= member.bit();
    switch (member) {
      case TYPE -> typeName = string(member);
      case TO -> to = peerId();
      case ID -> id = sequence();
      default -> json.value(1);
    }
    if (member.dropped()) {
      inRun = false;
    } else {
      keep(start);
    }
  }

  /**
   * Takes what stands from {@code start} to the position into the run that is open, or a new one.
   */
  private void keep(int start) {
    if (!inRun) {
      runs[2 * runCount] = start;
      runCount++;
      inRun = true;
    }
    runs[2 * runCount - 1] = json.position();
  }

  private boolean has(Member member) {
    return (seen & member.bit()) != 0;
  }

  /** Passes a value that must be a string; a null is as good as an absent member. */
  private String string(Member member) throws FrameException {
    int start = json.position();
    if (start < frame.length && frame[start] == '"') {
      boolean escaped = json.string();
      return escaped
          ? JsonString.decode(frame, start, json.position())
          : JsonString.ascii(frame, start + 1, json.position() - 1);
    }
    json.value(1);
    if (frame[start] == 'n') {
      return null;
    }
    throw refuse("member " + member.wireName() + " is not a string");
  }

  private PeerId peerId() throws FrameException {
    String value = string(Member.TO);
    try {
      return value == null ? null : new PeerId(value);
    } catch (IllegalArgumentException e) {
      throw refuse("member to is not a peer id");
    }
  }

  private long sequence() throws FrameException {
    int start = json.position();
    json.value(1);
    if (frame[start] == 'n') {
      return 0;
    }
    long digits = digits(start, json.position());
    if (digits >= 0) {
      return digits;
    }
    // JSON has more ways to write an integer: 1e3, 10.0.
    double value =
        frame[start] == '"' ? -1 : number(JsonString.ascii(frame, start, json.position()));
    if (!(value >= 0 && value <= Protocol.MAX_SEQUENCE && value == Math.floor(value))) {
      throw refuse("member id is not an integer from 0 to " + Protocol.MAX_SEQUENCE);
    }
    return (long) value;
  }

  /** The number that stands there in so few digits that none is too large; -1 where none does. */
  private long digits(int from, int to) {
    if (to - from > MAX_DIGITS) {
      return -1;
    }
    long value = 0;
    for (int at = from; at < to; at++) {
      int digit = frame[at] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      value = 10 * value + digit;
    }
    return value;
  }

  private static double number(String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      return Double.NaN;
    }
  }

  private MessageType checkedType() throws FrameException {
    if (typeName == null) {
      throw refuse("member type is missing; it must be a string");
    }
    return MessageType.of(typeName)
        .orElseThrow(
            () ->
                new FrameException(
                    ErrorCode.UNKNOWN_TYPE, "type is not one of version " + Protocol.VERSION, id));
  }

  private void checkPayload() throws FrameException {
    Member payload =
        switch (type) {
          case OFFER, ANSWER -> Member.SDP;
          case NEW_ICE_CANDIDATE -> Member.CANDIDATE;
          case MESSAGE -> Member.DATA;
          default -> null;
        };
    if (payload != null && !has(payload)) {
      throw refuse("member " + payload.wireName() + " is missing");
    }
  }

  private FrameException refuse(String detail) {
    return new FrameException(ErrorCode.MALFORMED, detail, id);
  }
}
