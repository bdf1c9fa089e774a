package dev.parley.standalone;

import dev.parley.standalone.options.ConfigurationException;
import dev.parley.standalone.options.Option;
import dev.parley.standalone.options.Options;
import dev.parley.standalone.options.Secret;
import dev.parley.standalone.options.Settings;
import dev.parley.standalone.tls.CertificateSource;
import dev.parley.standalone.tls.Certificates;
import dev.parley.standalone.tls.KeyStoreFile;
import dev.parley.standalone.tls.PemFiles;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;

/** Finds the certificate that the program was told of. */
final class TlsSettings {

  private TlsSettings() {}

  /**
   * Reads it for the first time; empty if connections are not to be encrypted.
   *
   * @throws ConfigurationException if it can't be used, or half of it is missing
   */
  static Optional<Certificates> read(Settings settings) {
    Optional<Option> way = settings.oneOf(Options.TLS_KEYSTORE, Options.TLS_CERT);
    needs(settings, Options.TLS_KEYSTORE_PASSWORD, Options.TLS_KEYSTORE);
    needs(settings, Options.TLS_KEYSTORE, Options.TLS_KEYSTORE_PASSWORD);
    needs(settings, Options.TLS_KEY, Options.TLS_CERT);
    needs(settings, Options.TLS_CERT, Options.TLS_KEY);
    return way.map(option -> load(settings, option));
  }

  private static void needs(Settings settings, Option option, Option other) {
    if (settings.isGiven(option) && !settings.isGiven(other)) {
      throw settings.wrong(option, "needs " + other.flag());
    }
  }

  private static Certificates load(Settings settings, Option option) {
    CertificateSource source =
        option == Options.TLS_KEYSTORE
            ? new KeyStoreFile(
                path(settings, Options.TLS_KEYSTORE),
                settings.secret(Options.TLS_KEYSTORE_PASSWORD).map(Secret::reveal).orElseThrow())
            : new PemFiles(path(settings, Options.TLS_CERT), path(settings, Options.TLS_KEY));
    try {
      return new Certificates(source);
    } catch (IOException | GeneralSecurityException e) {
      throw settings.wrong(
          option, "can't be used: " + e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static Path path(Settings settings, Option option) {
    String name = settings.text(option).orElseThrow();
    try {
      return Path.of(name);
    } catch (InvalidPathException e) {
      throw settings.wrong(option, "is no file's name: " + name);
    }
  }
}
