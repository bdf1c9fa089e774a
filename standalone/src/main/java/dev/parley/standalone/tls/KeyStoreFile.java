package dev.parley.standalone.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Collections;
import java.util.List;

/** A PKCS #12 or JKS key store. */
public final class KeyStoreFile implements CertificateSource {

  private final Path file;
  private final String password;

  public KeyStoreFile(Path file, String password) {
    this.file = file;
    this.password = password;
  }

  @Override
  public List<Path> files() {
    return List.of(file);
  }

  @Override
  public KeyStore load() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance(file.toFile(), password.toCharArray());
    for (String alias : Collections.list(store.aliases())) {
      if (store.isKeyEntry(alias)) {
        // A key of a JKS may have a password of its own; better said now than when TLS begins.
        store.getKey(alias, password.toCharArray());
        return store;
      }
    }
    throw new IOException("it holds no private key");
  }

  @Override
  public String password() {
    return password;
  }
}
