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
 * @throws IllegalArgumentException if a number is out of its range, or both limits are set
 */
public record ChannelOptions(
    boolean ordered,
    OptionalInt maxRetransmits,
    OptionalInt maxPacketLifeTime,
    OptionalInt id,
    String protocol) {

  /** The highest id that browsers take: Chromium has 1,024 streams. */
  public static final int MAX_ID = 1_023;

  private static final int MAX_UNSIGNED_SHORT = 65_535;

  public ChannelOptions {
    check("maxRetransmits", maxRetransmits, MAX_UNSIGNED_SHORT);
    check("maxPacketLifeTime", maxPacketLifeTime, MAX_UNSIGNED_SHORT);
    check("id", id, MAX_ID);
    if (maxRetransmits.isPresent() && maxPacketLifeTime.isPresent()) {
      throw new IllegalArgumentException("maxRetransmits and maxPacketLifeTime are both set");
    }
  }

  /** Ordered, nothing lost: what a browser does unless told otherwise. */
  public static ChannelOptions reliable() {
    return new ChannelOptions(
        true, OptionalInt.empty(), OptionalInt.empty(), OptionalInt.empty(), "");
  }

  /** Reliable, and opened by both sides under {@code id}. */
  public static ChannelOptions negotiated(int id) {
    return reliable().withId(id);
  }

  public ChannelOptions unordered() {
    return new ChannelOptions(false, maxRetransmits, maxPacketLifeTime, id, protocol);
  }

  public ChannelOptions withMaxRetransmits(int times) {
    return new ChannelOptions(ordered, OptionalInt.of(times), maxPacketLifeTime, id, protocol);
  }

  public ChannelOptions withMaxPacketLifeTime(int millis) {
    return new ChannelOptions(ordered, maxRetransmits, OptionalInt.of(millis), id, protocol);
  }

  public ChannelOptions withId(int newId) {
    return new ChannelOptions(
        ordered, maxRetransmits, maxPacketLifeTime, OptionalInt.of(newId), protocol);
  }

  public ChannelOptions withProtocol(String newProtocol) {
    return new ChannelOptions(ordered, maxRetransmits, maxPacketLifeTime, id, newProtocol);
  }

  private static void check(String what, OptionalInt value, int max) {
    if (value.isPresent() && (value.getAsInt() < 0 || value.getAsInt() > max)) {
      throw new IllegalArgumentException(what + " is not an integer from 0 to " + max);
    }
  }
}
