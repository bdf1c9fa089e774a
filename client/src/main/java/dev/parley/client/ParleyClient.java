package dev.parley.client;

import dev.parley.client.loop.Promise;
import dev.parley.client.port.Platform;

/** Joins rooms on one platform. */
public final class ParleyClient {

  private final Platform platform;

  public ParleyClient(Platform platform) {
    this.platform = platform;
  }

  /**
   * Connects to the server and joins the room.
   *
   * @return the room, once the server has let this side in; what is published and what channels are
   *     opened in the promise's callbacks is in the first offer to each peer. Else a {@link
   *     JoinException}.
   */
  public Promise<Room> join(JoinOptions options) {
    return Room.join(platform, options);
  }
}
