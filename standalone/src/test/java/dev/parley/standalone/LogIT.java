package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What the program logs, at its most talkative, while clients do what they may and may not. */
final class LogIT {

  /** In everything that a client says here. */
  private static final String MARKER = "mark3r";

  /** Of this machine, but nobody else's: only these clients come from it. */
  private static final String CLIENT = "127.0.0.77";

  @Test
  void everyLineIsAnObjectWithNothingInItThatAClientSaid() throws Exception {
    try (ParleyProcess parley =
            ParleyProcess.start(
                "--open",
                "--log-level=trace",
                "--drain-seconds=2",
                "--admin-token=" + MARKER + "-admin-token",
                "--turn-uri=turn:turn.example.org",
                "--turn-secret=" + MARKER + "-turn-secret",
                "--ice-server=turn:turn.example.org ann " + MARKER + "-credential");
        RawSocket ann = client(parley, "/signal", "X-Forwarded-For: 203.0.113.9")) {
      ann.send(
              "{\"type\":\"join\",\"room\":\"blue\",\"token\":\"mark3r\",\"profile\":{\"name\":\"mark3r\"}}")
          .awaitText("welcome")
          .send("{\"type\":\"message\",\"data\":\"mark3r\"}")
          .send(
              "{\"type\":\"offer\",\"to\":\"mark3r\",\"sdp\":{\"type\":\"offer\",\"sdp\":\"mark3r\"}}")
          .send("{\"type\":\"new-ice-candidate\",\"candidate\":{\"candidate\":\"mark3r\"}}")
          .send("{\"type\":\"mark3r\"}")
          .send("{\"mark3r\":")
          .send("mark3r")
          .send("{\"type\":\"update\",\"profile\":\"mark3r\"}")
          .send("{\"type\":\"resume\",\"session\":\"mark3r\",\"secret\":\"mark3r\",\"received\":0}")
          .send("{\"type\":\"token\",\"token\":\"mark3r\"}")
          .send("{\"type\":\"ping\"}")
          .awaitText("pong");
      client(parley, "/signal?name=mark3r&room=%zz").close();
      client(parley, "/signal?room=mark3r%20mark3r", "Sec-WebSocket-Protocol: mark3r").close();
      client(parley, "/mark3r").close();
      // What is no HTTP at all, or not to be answered but with an error.
      client(parley, "/signal", "Host: mark3r").close();
      client(parley, "/signal", "Host: mark3r@:mark3r").close();
      client(parley, "/signal", "mark3r").close();
      client(parley, "/signal", "Mark3r: mark3r\u0001").close();
      client(parley, "/signal", "mark3r mark3r: mark3r").close();
      client(parley, "/signal", " mark3r").close();
      client(parley, "/signal", "Content-Length: mark3r").close();
      client(parley, "/signal", "Transfer-Encoding: mark3r, chunked, chunked").close();
      client(parley, "/signal", "Cookie: mark3r=\"mark3r; ;=").close();
      client(parley, "/signal", "Authorization: Bearer " + MARKER.repeat(4_000)).close();
      client(parley, "/signal?token=" + MARKER.repeat(4_000)).close();
      client(parley, "/signal HTTP/1.1\r\nExpect: mark3r\r\nX:").close();
      client(parley, "mark3r").close();
      admin(parley, "/admin/mark3r", "Bearer mark3r");
      admin(parley, "/admin/status", "Bearer mark3r-admin-token");
      parley.terminate();
      assertEquals(0, parley.exitStatus(Duration.ofSeconds(20)));

      JsonMapper json = new JsonMapper();
      for (String line : parley.output()) {
        assertTrue(line.startsWith("{"), () -> line + " is no object, in " + parley.output());
        JsonNode event = json.readTree(line);
        for (String member : new String[] {"time", "level", "logger", "thread", "message"}) {
          assertTrue(event.path(member).isTextual(), () -> member + " is missing in " + line);
        }
      }
      String all = String.join("\n", parley.output());
      assertTrue(all.contains("\"level\":\"debug\""), () -> "nothing was told of:\n" + all);
      assertFalse(all.contains(MARKER), all);
      assertFalse(all.contains(CLIENT), all);
      assertFalse(all.contains("203.0.113.9"), all);
    }
  }

  private static RawSocket client(ParleyProcess parley, String path, String... headers) {
    return new RawSocket(CLIENT, parley.port(), path, headers);
  }

  private static void admin(ParleyProcess parley, String path, String authorization) {
    TestServer.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + parley.adminPort() + path))
            .header("Authorization", authorization));
  }
}
