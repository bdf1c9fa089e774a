package dev.parley.standalone.tls;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.List;

/** A certificate chain and its private key, each in a PEM file (RFC 7468). */
public final class PemFiles implements CertificateSource {

  /** Of a key store that never leaves memory. */
  private static final String PASSWORD = "in memory";

  private final Path certificates;
  private final Path key;

  public PemFiles(Path certificates, Path key) {
    this.certificates = certificates;
    this.key = key;
  }

  @Override
  public List<Path> files() {
    return List.of(certificates, key);
  }

  @Override
  public KeyStore load() throws IOException, GeneralSecurityException {
    Certificate[] chain = chain();
    PrivateKey privateKey = PemKey.parse(Files.readString(key, StandardCharsets.ISO_8859_1));
    if (!areOne(privateKey, chain[0].getPublicKey())) {
      throw new IOException("the key is not that of the first certificate");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    store.setKeyEntry("server", privateKey, PASSWORD.toCharArray(), chain);
    return store;
  }

  private Certificate[] chain() throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(certificates)) {
      Certificate[] chain =
          CertificateFactory.getInstance("X.509")
              .generateCertificates(in)
              .toArray(Certificate[]::new);
      if (chain.length == 0) {
        throw new IOException("it holds no certificate");
      }
      return chain;
    }
  }

  /** Whether what one signs the other verifies. */
  private static boolean areOne(PrivateKey privateKey, PublicKey publicKey)
      throws GeneralSecurityException {
    if (!privateKey.getAlgorithm().equals(publicKey.getAlgorithm())) {
      return false;
    }
    Signature signature =
        Signature.getInstance(
            switch (privateKey.getAlgorithm()) {
              case "RSA" -> "SHA256withRSA";
              case "EC" -> "SHA256withECDSA";
              default -> privateKey.getAlgorithm();
            });
    signature.initSign(privateKey);
    signature.update(PASSWORD.getBytes(StandardCharsets.UTF_8));
    byte[] signed = signature.sign();
    signature.initVerify(publicKey);
    signature.update(PASSWORD.getBytes(StandardCharsets.UTF_8));
    return signature.verify(signed);
  }

  @Override
  public String password() {
    return PASSWORD;
  }
}
