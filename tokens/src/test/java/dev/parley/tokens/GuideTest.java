package dev.parley.tokens;

import static dev.parley.tokens.Given.SECRET;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.parley.protocol.AccessToken;
import dev.parley.protocol.RoomName;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The examples of docs/tokens.md compile and do what it says. */
class GuideTest {

  @Test
  void theFirstExampleMintsATokenThatTheRelayAccepts() {
    AccessToken token = mintedWith(SECRET);

    TokenVerifier verifier =
        TokenVerifier.hs256(SECRET, "https://meet.example.org", Clock.systemUTC());
    Grant grant = Given.granted(verifier, token);
    assertEquals(Optional.of("u7"), grant.user());
    assertTrue(grant.allows(new RoomName("blue")));
  }

  @Test
  void theSecondExampleReadsAKeyOfOpenssl(@TempDir Path directory) throws IOException {
    String pem = GoldenTokensTest.golden("eddsa.private.pem");
    Path file = Files.writeString(directory.resolve("token.pem"), pem);

    assertEquals("RoomTokens[EdDSA for https://meet.example.org]", readFrom(file).toString());
  }

  @Test
  void theGuideShowsWhatIsCompiledHere() throws IOException {
    String here =
        squeezed(Files.readString(Path.of("src/test/java/dev/parley/tokens/GuideTest.java")));
    List<String> examples = examples(Files.readString(Path.of("../docs/tokens.md")));

    assertEquals(3, examples.size());
    for (String example : examples) {
      // The guide names a file of the working directory, the test one of its own.
      String code = squeezed(example.replace("Path.of(\"token.pem\")", "file"));
      assertTrue(here.contains(code), example);
    }
  }

  private static AccessToken mintedWith(byte[] secret) {
    RoomTokens tokens = RoomTokens.hs256(secret, "https://meet.example.org", Clock.systemUTC());

    AccessToken token =
        tokens
            .token()
            .user("u7") // your identifier of Ann; the others in the room see it
            .name("Ann")
            .room("blue")
            .lasts(Duration.ofMinutes(30))
            .mint();
    return token;
  }

  private static RoomTokens readFrom(Path file) throws IOException {
    String privateKey = Files.readString(file);
    RoomTokens tokens =
        RoomTokens.privateKey(privateKey, "https://meet.example.org", Clock.systemUTC());
    return tokens;
  }

  /** Compiled only: there is no such issuer. */
  static String greeting(AccessToken token) {
    TokenVerifier verifier =
        TokenVerifier.jwks(
            URI.create("https://issuer.example.org/keys"),
            "https://meet.example.org",
            Clock.systemUTC(),
            JwksOptions.DEFAULT);

    Verdict verdict = verifier.verify(token);
    if (verdict instanceof Verdict.Granted granted) {
      return "welcome, " + granted.grant().name().orElse("guest");
    } else if (verdict instanceof Verdict.Refused refused) {
      return "no: " + refused.detail(); // quotes nothing of the token
    } else {
      return "later";
    }
  }

  private static List<String> examples(String guide) {
    List<String> examples = new ArrayList<>();
    Matcher block = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(guide);
    while (block.find()) {
      examples.add(block.group(1));
    }
    return examples;
  }

  private static String squeezed(String code) {
    return code.replaceAll("\\s+", "");
  }
}
