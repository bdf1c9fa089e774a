package dev.parley.standalone.tls;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;

/** Files that hold a certificate and its key. */
public interface CertificateSource {

  /** Read by {@link #load}; when one of them changes, it has something else to tell. */
  List<Path> files();

  /**
   * Reads them.
   *
   * @throws IOException if a file can't be read or is not what it should be
   * @throws GeneralSecurityException if what is in it can't be used
   */
  KeyStore load() throws IOException, GeneralSecurityException;

  /** Of the key store that {@link #load} returns. */
  String password();
}
