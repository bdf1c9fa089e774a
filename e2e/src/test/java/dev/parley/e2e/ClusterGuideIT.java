package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.demo.DemoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The three commands at the head of docs/cluster.md, but for their ports: Redis as it is started
 * there, and each ./demo in this process, with the options that it has there.
 */
class ClusterGuideIT {

  @RegisterExtension static final Tabs tabs = new Tabs();

  private static final Path GUIDE =
      Path.of(System.getProperty("basedir", "."), "../docs/cluster.md");
  private static final String REDIS_PORT = "6379";

  @Test
  void whoIsAtOneNodeMeetsWhoIsAtTheOtherAndTheirCallDoesNotNeedRedis() throws Exception {
    List<String> commands = commands();
    assertEquals(3, commands.size(), commands::toString);
    String port = freePort();
    Process redis =
        new ProcessBuilder("sh", "-c", "exec " + commands.get(0).replace(REDIS_PORT, port))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Awaitility.await().until(() -> listens(port));
      try (DemoServer one = demo(commands.get(1), port);
          DemoServer two = demo(commands.get(2), port)) {
        Visitor ann = Visitor.join(tabs.open("Ann"), one, "Ann", "blue");
        Visitor bob = Visitor.join(tabs.open("Bob"), two, "Bob", "blue");
        bob.awaitSeesAndHears("Ann");
        ann.awaitSeesAndHears("Bob");
        ann.say("Good morning");
        bob.awaitMessage("Ann", "Good morning");
        // What runs between peers does not need Redis.
        signal(redis, "STOP");
        bob.say("Redis is away");
        ann.awaitMessage("Bob", "Redis is away");
        ann.awaitSeesAndHears("Bob");
        signal(redis, "CONT");
        ann.press("Leave");
        bob.awaitOthers(0);
      }
    } finally {
      redis.destroy();
    }
  }

  /** Without what has them run in the background. */
  private static List<String> commands() throws IOException {
    String guide = Files.readString(GUIDE);
    String begin = "```sh\n";
    int from = guide.indexOf(begin) + begin.length();
    return guide
        .substring(from, guide.indexOf("```", from))
        .lines()
        .map(line -> line.replaceFirst(" &$", ""))
        .toList();
  }

  private static DemoServer demo(String command, String redisPort) {
    String program = "./demo ";
    assertEquals(program, command.substring(0, program.length()));
    return DemoServer.start(
        command
            .substring(program.length())
            .replace(REDIS_PORT, redisPort)
            .replaceFirst("--port \\d+", "--port 0")
            .split(" "));
  }

  private static void signal(Process to, String name) throws Exception {
    Process kill = new ProcessBuilder("kill", "-" + name, String.valueOf(to.pid())).start();
    assertEquals(0, kill.waitFor());
  }

  private static String freePort() throws IOException {
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return String.valueOf(free.getLocalPort());
    }
  }

  private static boolean listens(String port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }
}
