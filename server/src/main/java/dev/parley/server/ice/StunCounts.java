package dev.parley.server.ice;

/**
 * What a {@link StunResponder} has done since it was started. Each datagram that it read is in
 * exactly one of the first four.
 *
 * @param answered Binding requests that were told their source address
 * @param refused Binding requests with an attribute that is not known (error 420)
 * @param dropped what was no well-formed Binding request, or came from an address that can't be
 *     answered
 * @param failed answers that the system did not take
 * @param pauses how often so much came that reading paused to keep to the rate; what came too much
 *     the system drops uncounted
 */
public record StunCounts(long answered, long refused, long dropped, long failed, long pauses) {

  /** The well-formed Binding requests among what was read. */
  public long requests() {
    return answered + refused + failed;
  }
}
