package dev.parley.client.port;

import java.util.OptionalInt;

/**
 * How a data channel delivers: WebRTC's RTCDataChannelInit (§6.2.2). {@link #reliable()} is where
 * one begins; each of the other methods gives changed options.
 *
 * @param ordered whether messages arrive in the order in which they were sent
 * @param maxRetransmits how often, 0 to 65,535, a lost message is sent again; empty for ever
 * @param maxPacketLifeTime for how many milliseconds, 0 to 65,535, a lost message is sent again;
 *     empty for ever
 * @param id the stream that both sides agreed upon, 0 to {@link #MAX_ID}, so that each of them
 *     opens the channel; empty where one side opens it and the other is told
 * @param protocol what the application calls its messages' format; may be empty
 * @param framed whether messages are numbered and, where they are long, cut; see {@link #raw()}
 * @param maxMessageBytes the longest message that is sent or taken, 1 to {@link
 *     #LARGEST_MESSAGE_BYTES}; each side has its own, so that more than {@link
 *     #DEFAULT_MAX_MESSAGE_BYTES} takes an id. Without framing the platform's own limit holds
 * @throws IllegalArgumentException if a number is out of its range, or both limits are set
 */
public record ChannelOptions(
    boolean ordered,
    OptionalInt maxRetransmits,
    OptionalInt maxPacketLifeTime,
    OptionalInt id,
    String protocol,
    boolean framed,
    int maxMessageBytes) {

  /** The highest id that browsers take: Chromium has 1,024 streams. */
  public static final int MAX_ID = 1_023;

  /**
   * The longest message unless told otherwise, and always the longest that is taken by a channel
   * that the other side opened: far more than one should put into a message, and what a page can
   * still join and hold twice.
   */
  public static final int DEFAULT_MAX_MESSAGE_BYTES = 64 * 1024 * 1024;

  /** What {@link #maxMessageBytes} can be at most. */
  public static final int LARGEST_MESSAGE_BYTES = 256 * 1024 * 1024;

  private static final int MAX_UNSIGNED_SHORT = 65_535;

  public ChannelOptions {
    check("maxRetransmits", maxRetransmits, MAX_UNSIGNED_SHORT);
    check("maxPacketLifeTime", maxPacketLifeTime, MAX_UNSIGNED_SHORT);
    check("id", id, MAX_ID);
    if (maxRetransmits.isPresent() && maxPacketLifeTime.isPresent()) {
      throw new IllegalArgumentException("maxRetransmits and maxPacketLifeTime are both set");
    }
    if (maxMessageBytes < 1 || maxMessageBytes > LARGEST_MESSAGE_BYTES) {
      throw new IllegalArgumentException(
          "maxMessageBytes is not an integer from 1 to " + LARGEST_MESSAGE_BYTES);
    }
  }

  /** Ordered, nothing lost: what a browser does unless told otherwise. */
  public static ChannelOptions reliable() {
    return new ChannelOptions(
        true,
        OptionalInt.empty(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        "",
        true,
        DEFAULT_MAX_MESSAGE_BYTES);
  }

  /** Reliable, and opened by both sides under {@code id}. */
  public static ChannelOptions negotiated(int id) {
    return reliable().withId(id);
  }

  /** Whether nothing is lost: neither of the limits to sending again is set. */
  public boolean isReliable() {
    return maxRetransmits.isEmpty() && maxPacketLifeTime.isEmpty();
  }

  public ChannelOptions unordered() {
    return with(false, maxRetransmits, maxPacketLifeTime, id, protocol);
  }

  public ChannelOptions withMaxRetransmits(int times) {
    return with(ordered, OptionalInt.of(times), maxPacketLifeTime, id, protocol);
  }

  public ChannelOptions withMaxPacketLifeTime(int millis) {
    return with(ordered, maxRetransmits, OptionalInt.of(millis), id, protocol);
  }

  public ChannelOptions withId(int newId) {
    return with(ordered, maxRetransmits, maxPacketLifeTime, OptionalInt.of(newId), protocol);
  }

  public ChannelOptions withProtocol(String newProtocol) {
    return with(ordered, maxRetransmits, maxPacketLifeTime, id, newProtocol);
  }

  /**
   * Messages go as they are, one a message of the platform's: to talk to programs that are not
   * Parley's. A message is at most what the other side takes at once, 256 KiB in today's browsers,
   * and comes at most once.
   */
  public ChannelOptions raw() {
    return new ChannelOptions(
        ordered, maxRetransmits, maxPacketLifeTime, id, protocol, false, maxMessageBytes);
  }

  public ChannelOptions withMaxMessageBytes(int bytes) {
    return new ChannelOptions(
        ordered, maxRetransmits, maxPacketLifeTime, id, protocol, framed, bytes);
  }

  private ChannelOptions with(
      boolean newOrdered,
      OptionalInt newMaxRetransmits,
      OptionalInt newMaxPacketLifeTime,
      OptionalInt newId,
      String newProtocol) {
    return new ChannelOptions(
        newOrdered,
        newMaxRetransmits,
        newMaxPacketLifeTime,
        newId,
        newProtocol,
        framed,
        maxMessageBytes);
  }

  private static void check(String what, OptionalInt value, int max) {
    if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > max)) {
      throw new IllegalArgumentException(what + " is not an integer from 0 to " + max);
    }
  }
}
