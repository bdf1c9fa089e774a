package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is wrong is said before anything is opened, in the words in which it was given. */
final class RefusalTest {

  @TempDir Path directory;

  @Test
  void withoutAWayToLetPeopleInItDoesNotStart() {
    refused(
        Program.run(),
        "nobody could connect: give --token-secret, --token-key or --token-jwks, or --open to let in"
            + " whoever knows a room's name");
  }

  @Test
  void onlyOneWayToLetPeopleInMayBeGiven() throws IOException {
    Path file = file("token-secret-file = /run/secret\n");

    refused(
        Program.run(Map.of("PARLEY_OPEN", "true"), "--config", file.toString()),
        "PARLEY_OPEN and token-secret-file in " + file + " can't go together");
  }

  @Test
  void addressThatDoesNotExistIsNamedAsItWasGiven() {
    refused(
        Program.run(Map.of("PARLEY_HOST", "no such host"), "--open"),
        "PARLEY_HOST is no address of a machine: no such host");
    refused(
        Program.run("--open", "--admin-host=256.0.0.1"),
        "--admin-host is no address of a machine: 256.0.0.1");
  }

  @Test
  void tokensNeedAnAudience() {
    refused(
        Program.run(Map.of("PARLEY_TOKEN_SECRET_FILE", "/nowhere")),
        "PARLEY_TOKEN_SECRET_FILE needs --token-audience");
    refused(
        Program.run("--open", "--token-audience=parley"),
        "--token-audience is for tokens, and --open asks for none");
  }

  @Test
  void tokenKeysThatAreOfNoUseAreNamedAndNotShown() throws IOException {
    Program key = Program.run("--token-key=" + file("hello"), "--token-audience=parley");
    assertTrue(key.err().startsWith("parley: --token-key is of no use: "), key.err());
    assertEquals(2, key.status());
    Program secret = Program.run("--token-secret=short-one", "--token-audience=parley");
    assertTrue(secret.err().startsWith("parley: --token-secret is of no use: "), secret.err());
    assertFalse(secret.err().contains("short-one"), secret.err());
  }

  @Test
  void turnNeedsBothItsAddressAndItsSecret() {
    refused(
        Program.run("--open", "--turn-uri=turn:turn.example.org"),
        "--turn-uri needs --turn-secret");
    refused(
        Program.run("--open", "--turn-secret=0123456789abcdef"), "--turn-secret needs --turn-uri");
    refused(
        Program.run("--open", "--turn-uri=stun:turn.example.org", "--turn-secret=0123456789abcdef"),
        "--turn-uri is wrong: stun:turn.example.org is no turn: or turns: URI");
  }

  @Test
  void iceServersAreCheckedWithoutShowingACredential() {
    refused(
        Program.run("--open", "--ice-server=turn:turn.example.org"),
        "--ice-server is wrong: turn:turn.example.org needs a user name and a credential behind it"
            + " (or see --turn-uri)");
    refused(
        Program.run("--open", "--ice-server=stun:stun.example.org ann secret"),
        "--ice-server is wrong: stun:stun.example.org is a STUN server's, which needs nothing behind"
            + " it");
  }

  @Test
  void switchThatIsOffIsAsIfNotGiven() {
    Program program = Program.run(Map.of("PARLEY_OPEN", "false"));

    assertTrue(program.err().startsWith("parley: nobody could connect"), program.err());
  }

  @Test
  void switchIsTrueOrFalse() {
    refused(Program.run(Map.of("PARLEY_OPEN", "yes")), "PARLEY_OPEN is true or false, not yes");
  }

  @Test
  void switchTakesNoValueOnTheCommandLine() {
    refused(
        Program.run("--open=false"),
        "option '--open' should be specified without 'false' parameter");
  }

  @Test
  void unknownFlagIsNamedWithWhatIsNearIt() {
    refused(
        Program.run("--open", "--token-secert=x"),
        "--token-secert is not an option; near it: --token-secret");
  }

  @Test
  void unknownVariableIsNamedWithWhatIsNearIt() {
    refused(
        Program.run(Map.of("PARLEY_TOKEN_JKWS", "x"), "--open"),
        "PARLEY_TOKEN_JKWS in the environment is not an option; near it: PARLEY_TOKEN_JWKS,"
            + " PARLEY_TOKEN_KEY");
  }

  @Test
  void unknownKeyOfAFileIsNamedWithWhatIsNearIt() throws IOException {
    Path file = file("peer-per-room = 3\n");

    refused(
        Program.run("--open", "--config", file.toString()),
        "peer-per-room in " + file + " is not an option; near it: peers-per-room");
  }

  @Test
  void keySaidTwiceInAFileIsRefused() throws IOException {
    Path file = file("port = 1\nport = 2\n");

    refused(
        Program.run("--open", "--config", file.toString()), "port in " + file + " is said twice");
  }

  @Test
  void flagGivenTwiceIsRefused() {
    refused(Program.run("--open", "--port", "1", "--port", "2"), "--port is given twice");
  }

  @Test
  void flagWithoutItsValueIsRefused() {
    refused(Program.run("--open", "--port"), "--port needs a value");
  }

  @Test
  void fileThatIsNotThereIsNamed() {
    refused(
        Program.run(Map.of("PARLEY_CONFIG", "/nowhere"), "--open"),
        "PARLEY_CONFIG is /nowhere, which can't be read as a properties file");
  }

  @Test
  void whatIsNoNumberIsNamedAsItWasGiven() {
    refused(
        Program.run(Map.of("PARLEY_PORT", "http"), "--open"),
        "PARLEY_PORT is a number from 0 to 65535, not http");
  }

  @Test
  void limitOutOfItsBoundsIsNamedAsItWasGiven() {
    refused(
        Program.run("--open", "--peers-per-room=0"),
        "--peers-per-room is 0; it must be at least 1");
    refused(
        Program.run(Map.of("PARLEY_PEERS_PER_ROOM", "0"), "--open"),
        "PARLEY_PEERS_PER_ROOM is 0; it must be at least 1");
  }

  @Test
  void limitThatIsNoNumberOfThisSizeIsRefused() {
    refused(
        Program.run("--open", "--peers-per-room=3000000000"),
        "--peers-per-room is a number from 0 to 2147483647, not 3000000000");
    refused(
        Program.run("--open", "--pending-bytes=much"),
        "--pending-bytes is a number from 0 to 9223372036854775807, not much");
    refused(
        Program.run("--open", "--handshakes-per-second-per-address=2000000000"),
        "--handshakes-per-second-per-address is 2000000000; it must be at most 1000000000");
  }

  @Test
  void impossiblePathIsNamedAsItWasGiven() {
    refused(
        Program.run("--open", "--path=signal"),
        "--path is \"signal\"; it must be like /signal: one slash in front, none behind");
  }

  @Test
  void logFormatThatDoesNotExistIsRefusedWithThoseThatDo() {
    refused(
        Program.run("--open", "--log-format=xml"), "--log-format is one of json, text, not xml");
  }

  @Test
  void redisIsGivenByItsUrl() {
    for (String url :
        List.of(
            "localhost:6379",
            "http://:secret@localhost",
            "redis://",
            "redis:// x",
            "redis-sentinel://:secret@localhost",
            "redis-cluster://:secret@localhost/1")) {
      refused(
          Program.run("--open", "--redis=" + url),
          "--redis is no URL of a Redis: it must be like redis://localhost:6379,"
              + " rediss://user:password@host, redis-sentinel://host,host2:26379#master or"
              + " redis-cluster://host,host2:6379");
    }
  }

  @Test
  void numberOfRoomsIsRefusedWhereTheyAreShared() {
    refused(
        Program.run("--open", "--redis=redis://localhost", "--max-rooms=9"),
        "--max-rooms is of no use with --redis: --max-sessions is what bounds a server's rooms");
  }

  @Test
  void certificatesForRedisAreReadAtOnceAndForAnEncryptedOneOnly() throws IOException {
    refused(Program.run("--open", "--redis-ca=" + file("")), "--redis-ca needs --redis");
    refused(
        Program.run("--open", "--redis=redis://localhost", "--redis-ca=" + file("")),
        "--redis-ca is of no use without TLS: --redis must begin with rediss");
    refused(
        Program.run("--open", "--redis=rediss://localhost", "--redis-ca=" + directory + "/no"),
        "--redis-ca can't be used: NoSuchFileException: " + directory + "/no");
    Program ended =
        Program.run("--open", "--redis=rediss://localhost", "--redis-ca=" + file("none"));
    assertTrue(
        ended.err().startsWith("parley: --redis-ca can't be used: CertificateException: "),
        ended.err());
  }

  @Test
  void redisThatCantBeReachedEndsTheProgram() {
    // Nobody listens at the discard port (RFC 863).
    Program ended = Program.run("--open", "--redis=redis://:secret@127.0.0.1:9");
    assertEquals(1, ended.status());
    assertTrue(
        ended
            .err()
            .contains(
                "--redis: this Redis can't be reached: no connection to Redis: tried"
                    + " redis://127.0.0.1:9: "),
        ended.err());
  }

  @Test
  void secretAndItsFileAreNotBothTaken() throws IOException {
    refused(
        Program.run("--open", "--admin-token=a", "--admin-token-file=" + file("b")),
        "--admin-token and --admin-token-file say the same; give one of them");
  }

  @Test
  void adminTokenThatCouldBeGuessedIsRefusedAndNotShown() {
    refused(
        Program.run(Map.of("PARLEY_ADMIN_TOKEN", "sesame"), "--open"),
        "PARLEY_ADMIN_TOKEN is of no use: it must be at least 16 visible ASCII characters; make one"
            + " with: openssl rand -hex 32");
  }

  @Test
  void secretsFileThatIsNotThereIsNamed() {
    refused(
        Program.run("--open", "--admin-token-file=/nowhere"),
        "--admin-token-file is /nowhere, which can't be read");
  }

  private Path file(String content) throws IOException {
    return Files.writeString(directory.resolve("parley.properties"), content);
  }

  private static void refused(Program program, String message) {
    assertEquals("parley: " + message + " (see --help)\n", program.err());
    assertEquals(2, program.status());
    assertEquals("", program.out());
  }
}
