package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.parley.standalone.options.CommandLine;
import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.tls.Certificates;
import dev.parley.standalone.tls.KeyStoreFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

final class TlsTest {

  @TempDir private static Path directory;

  /** Each is the name of its certificate. */
  private static TestCertificate rsa;

  private static TestCertificate ec;
  private static TestCertificate other;
  private static TestCertificate ed25519;

  @BeforeAll
  static void makeCertificates() throws Exception {
    rsa = TestCertificate.make(directory, "rsa", "RSA");
    ec = TestCertificate.make(directory, "ec", "EC");
    other = TestCertificate.make(directory, "other", "EC");
    ed25519 = TestCertificate.make(directory, "ed25519", "Ed25519");
  }

  @Test
  void servesAKeyStoresCertificate() throws Exception {
    try (TestServer server =
        TestServer.start(
            "--open", "--tls-keystore=" + rsa.keyStore(), "--tls-keystore-password=changeit")) {
      assertEquals("CN=rsa", TestCertificate.nameServedAt(server.parley().port()));
    }
  }

  @Test
  void servesACertificateInPemWhateverItsKey() throws Exception {
    for (TestCertificate certificate : new TestCertificate[] {rsa, ec, ed25519}) {
      try (TestServer server =
          TestServer.start(
              "--open",
              "--tls-cert=" + certificate.certificatePem(),
              "--tls-key=" + certificate.keyPem())) {
        assertEquals(
            "CN=" + certificate.name(), TestCertificate.nameServedAt(server.parley().port()));
      }
    }
  }

  @Test
  void clientsJoinOverTlsAndMetricsStayAsTheyWere() throws Exception {
    try (TestServer server =
        TestServer.start(
            "--open", "--tls-cert=" + ec.certificatePem(), "--tls-key=" + ec.keyPem())) {
      TestClient ann =
          TestClient.connect(
              URI.create("wss://localhost:" + server.parley().port() + "/signal?room=blue"),
              ec.client());
      ann.expect("welcome");
      assertEquals(200, server.admin("/metrics").statusCode());
      ann.cut();
    }
  }

  @Test
  void adminListenerIsEncryptedWhereThatIsAskedFor() throws Exception {
    try (TestServer server =
        TestServer.start(
            "--open",
            "--admin-tls",
            "--tls-cert=" + ec.certificatePem(),
            "--tls-key=" + ec.keyPem())) {
      assertEquals(
          "CN=ec", TestCertificate.nameServedAt(server.parley().adminPort().orElseThrow()));
    }
  }

  @Test
  void changedCertificateIsServedWithoutARestart() throws Exception {
    Path certificatePem = directory.resolve("fullchain.pem");
    Path keyPem = directory.resolve("privkey.pem");
    Files.copy(ec.certificatePem(), certificatePem);
    Files.copy(ec.keyPem(), keyPem);
    String[] arguments = {"--open", "--tls-cert=" + certificatePem, "--tls-key=" + keyPem};
    try (TestServer server = TestServer.start(arguments)) {
      int port = server.parley().port();
      assertEquals("CN=ec", TestCertificate.nameServedAt(port));

      Files.writeString(certificatePem, Files.readString(rsa.certificatePem()));
      server.parley().checkCertificates();
      assertEquals("CN=ec", TestCertificate.nameServedAt(port), "half of it is written");

      Files.writeString(keyPem, Files.readString(rsa.keyPem()));
      server.parley().checkCertificates();
      assertEquals("CN=rsa", TestCertificate.nameServedAt(port));
    }
  }

  @Test
  void certificateThatIsMissingIsWarnedOfOnce() throws Exception {
    Path keyStore = Files.copy(ec.keyStore(), directory.resolve("missing.p12"));
    Certificates certificates = new Certificates(new KeyStoreFile(keyStore, "changeit"));
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger logger = (Logger) LoggerFactory.getLogger(Certificates.class);
    log.start();
    logger.addAppender(log);
    try {
      Files.delete(keyStore);
      certificates.check();
      certificates.check();
      assertEquals(1, log.list.size());
      Files.copy(ec.keyStore(), keyStore);
      certificates.check();
      Files.delete(keyStore);
      certificates.check();
      assertEquals(2, log.list.size());
    } finally {
      logger.detachAppender(log);
    }
  }

  @Test
  void whatCanNotBeUsedIsRefusedAtTheStart() throws Exception {
    String cert = "--tls-cert=" + ec.certificatePem();

    refused("--tls-cert needs --tls-key", cert);
    refused("--tls-key needs --tls-cert", "--tls-key=" + ec.keyPem());
    refused("--tls-keystore needs --tls-keystore-password", "--tls-keystore=" + ec.keyStore());
    refused(
        "--tls-cert can't be used: IOException: the key is not that of the first certificate",
        cert,
        "--tls-key=" + other.keyPem());
    refused(
        "--tls-cert can't be used: IOException: there is no private key in it",
        cert,
        "--tls-key=" + ec.certificatePem());
    refused("--tls-cert can't be used: NoSuchFileException: /nowhere", cert, "--tls-key=/nowhere");
    refused(
        "--tls-keystore can't be used: IOException: keystore password was incorrect",
        "--tls-keystore=" + ec.keyStore(),
        "--tls-keystore-password=wrong");
    refused(
        "--tls-keystore can't be used: UnrecoverableKeyException: Cannot recover key",
        "--tls-keystore=" + TestCertificate.jksWithKeyPassword(directory, "changeit", "another"),
        "--tls-keystore-password=changeit");
    refused("--admin-tls needs --tls-cert or --tls-keystore", "--admin-tls");
    Path old = Files.writeString(directory.resolve("old.pem"), oldForm(ec.keyPem()));
    assertTrue(
        refusal(cert, "--tls-key=" + old).contains("openssl pkcs8 -topk8"), "says what to do");
  }

  private static String oldForm(Path keyPem) throws IOException {
    return Files.readString(keyPem).replace("PRIVATE KEY", "EC PRIVATE KEY");
  }

  private static void refused(String message, String... arguments) {
    assertEquals(message, refusal(arguments));
  }

  private static String refusal(String... arguments) {
    String[] all = new String[arguments.length + 1];
    all[0] = "--open";
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return assertThrows(
            ConfigurationException.class,
            () -> Configuration.read(CommandLine.parse(all).settings(Map.of())))
        .getMessage();
  }
}
