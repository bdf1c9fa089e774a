package dev.parley.demo;

import dev.parley.protocol.IceServer;
import dev.parley.server.ice.IceServerUri;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the demo can be told on its command line.
 *
 * @param host the address to listen on
 * @param port 0 to 65535; 0 takes any free one
 * @param iceServers handed to every peer; empty by default: no third party is asked for anything,
 *     and on one machine or one network none is needed
 * @param roomSize how many people a room holds, at least 1; everybody sends to everybody, so a home
 *     connection carries few
 * @param redis the URL of a Redis, by which rooms are shared with other servers; empty where they
 *     are in this one's memory
 */
record DemoOptions(
    String host, int port, List<IceServer> iceServers, int roomSize, Optional<String> redis) {

  static final String DEFAULT_HOST = "localhost";
  static final int DEFAULT_PORT = 8080;
  static final int DEFAULT_ROOM_SIZE = 8;

  static final String HELP =
      """
      Usage: demo [--port N] [--host H] [--ice-server URL]... [--room-size N]
                  [--redis URL]

        --port N          listen on port N (default 8080; 0: any free port)
        --host H          listen on address H (default localhost: this machine only).
                          0.0.0.0 listens on every address, so that the whole network can connect.
                          Browsers give a page the camera and microphone only on https or
                          localhost: for other machines put a proxy with TLS in front.
        --ice-server URL  a STUN server, such as stun:stun.example.org:3478 (repeatable).
                          Default: none. On one machine or one network none is needed; a public
                          one would be a third party that learns who calls.
        --room-size N     how many people a room holds (default 8)
        --redis URL       share rooms with other demos, and with servers of Parley, by this Redis,
                          such as redis://localhost:6379. Default: rooms are this demo's own.
        --help            show this
      """;

  DemoOptions {
    iceServers = List.copyOf(iceServers);
  }

  static DemoOptions defaults() {
    return new DemoOptions(
        DEFAULT_HOST, DEFAULT_PORT, List.of(), DEFAULT_ROOM_SIZE, Optional.empty());
  }

  /** These options on any free port, as a test wants them. */
  static DemoOptions anyPort() {
    return defaults().withPort(0);
  }

  DemoOptions withPort(int newPort) {
    return new DemoOptions(host, newPort, iceServers, roomSize, redis);
  }

  DemoOptions withHost(String newHost) {
    return new DemoOptions(newHost, port, iceServers, roomSize, redis);
  }

  DemoOptions withRoomSize(int newRoomSize) {
    return new DemoOptions(host, port, iceServers, newRoomSize, redis);
  }

  DemoOptions withIceServer(IceServer server) {
    List<IceServer> servers = new ArrayList<>(iceServers);
    servers.add(server);
    return new DemoOptions(host, port, servers, roomSize, redis);
  }

  DemoOptions withRedis(String url) {
    return new DemoOptions(host, port, iceServers, roomSize, Optional.of(url));
  }

  /**
   * Reads a command line: {@code --name value} or {@code --name=value}.
   *
   * @throws UsageException naming the option that is wrong
   */
  static DemoOptions parse(String... arguments) throws UsageException {
    DemoOptions options = defaults();
    for (int i = 0; i < arguments.length; i++) {
      String argument = arguments[i];
      int equals = argument.startsWith("--") ? argument.indexOf('=') : -1;
      String name = equals < 0 ? argument : argument.substring(0, equals);
      if (!isOption(name)) {
        throw new UsageException(name, "is not an option");
      }
      String value;
      if (equals >= 0) {
        value = argument.substring(equals + 1);
      } else if (i + 1 < arguments.length) {
        value = arguments[++i];
      } else {
        value = "";
      }
      if (value.isBlank()) {
        throw new UsageException(name, "needs a value");
      }
      options = options.with(name, value);
    }
    return options;
  }

  private static boolean isOption(String name) {
    return switch (name) {
      case "--port", "--host", "--ice-server", "--room-size", "--redis" -> true;
      default -> false;
    };
  }

  private DemoOptions with(String name, String value) throws UsageException {
    return switch (name) {
      case "--port" -> withPort(number(name, value, 0, 65_535));
      case "--room-size" -> withRoomSize(number(name, value, 1, 250));
      case "--ice-server" -> withIceServer(stun(name, value));
      case "--redis" -> withRedis(redis(name, value));
      default -> withHost(value);
    };
  }

  private static int number(String name, String value, int min, int max) throws UsageException {
    try {
      int number = Integer.parseInt(value);
      if (number >= min && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of range.
    }
    throw new UsageException(name, "is a number from " + min + " to " + max + ", not " + value);
  }

  /** Not quoted where it is wrong: it may hold a password. */
  private static String redis(String name, String value) throws UsageException {
    if (value.startsWith("redis://") || value.startsWith("rediss://")) {
      try {
        if (URI.create(value).getHost() != null) {
          return value;
        }
      } catch (IllegalArgumentException e) {
        // Said below.
      }
    }
    throw new UsageException(name, "is the URL of a Redis, like redis://localhost:6379");
  }

  private static IceServer stun(String name, String value) throws UsageException {
    IceServerUri uri;
    try {
      uri = IceServerUri.parse(value);
    } catch (IllegalArgumentException e) {
      throw new UsageException(name, "is wrong: " + e.getMessage());
    }
    // A turn: server would need a user name and a credential, which a command line would show to
    // everybody on the machine.
    if (uri.isTurn()) {
      throw new UsageException(name, "is a stun: URL, not " + value);
    }
    return uri.withoutCredential();
  }
}
