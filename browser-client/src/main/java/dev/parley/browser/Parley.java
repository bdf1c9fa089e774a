package dev.parley.browser;

import dev.parley.client.JoinOptions;
import dev.parley.client.ParleyClient;
import dev.parley.client.Room;
import dev.parley.client.loop.Promise;
import dev.parley.client.port.Platform;
import dev.parley.protocol.Profile;
import dev.parley.protocol.RoomName;

/** Where a page begins. */
public final class Parley {

  private Parley() {}

  /**
   * Joins a room under a name. See {@link ParleyClient#join} for what the promise gives; a room
   * name that is none rejects it with {@link IllegalArgumentException}.
   *
   * @param url the server's endpoint, such as {@code /signal}: relative to the page, or absolute
   *     and of scheme ws, wss, http or https
   * @param room 1 to 128 characters of {@code [A-Za-z0-9._~-]}
   * @param name what the others call this side
   */
  public static Promise<Room> join(String url, String room, String name) {
    Platform platform = platform();
    try {
      Profile profile = Profile.named(platform.json(), name);
      JoinOptions options = JoinOptions.of(url, new RoomName(room)).withProfile(profile);
      return new ParleyClient(platform).join(options);
    } catch (IllegalArgumentException e) {
      return Promise.rejected(platform.loop(), e);
    }
  }

  /** Joins a room; see {@link ParleyClient#join}. */
  public static Promise<Room> join(JoinOptions options) {
    return new ParleyClient(platform()).join(options);
  }

  /** The browser as the client's platform. Profiles and messages are made by its JSON. */
  public static Platform platform() {
    BrowserEventLoop loop = new BrowserEventLoop();
    return new Platform(
        loop,
        new BrowserJson(),
        new BrowserSocketFactory(loop),
        new BrowserPeerConnectionFactory(loop),
        new BrowserRandom(),
        new BrowserNetwork(),
        new BrowserLifecycle());
  }
}
