package dev.parley.standalone.tls;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps listeners' certificates as their files are. The files are compared every few seconds, which
 * also sees what the file system does not report: links that are turned, mounted secrets.
 * Connections that are open keep the certificate that they began with.
 */
public final class Certificates implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  private static final int PERIOD_SECONDS = 5;

  private final CertificateSource source;
  private final List<SslContextFactory.Server> factories = new ArrayList<>();
  private KeyStore current;

  /** Of the files when they were last looked at, good or not. Guarded by this. */
  private byte[] digest;

  /** What was last wrong with them, to say it once; null if nothing is. Guarded by this. */
  private String problem;

  /** Set by {@link #watch}. Guarded by this. */
  private ScheduledExecutorService watcher;

  /**
   * Reads them for the first time.
   *
   * @throws IOException if a file can't be read or is not what it should be
   * @throws GeneralSecurityException if what is in it can't be used
   */
  public Certificates(CertificateSource source) throws IOException, GeneralSecurityException {
    this.source = source;
    this.digest = digest();
    this.current = source.load();
  }

  /** For one more listener. Before {@link #watch}. */
  public synchronized SslContextFactory.Server factory() {
    SslContextFactory.Server factory = new SslContextFactory.Server();
    factory.setKeyStore(current);
    factory.setKeyStorePassword(source.password());
    factories.add(factory);
    return factory;
  }

  /** From now on changes are seen within seconds. */
  public synchronized void watch() {
    watcher =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, "parley-certificates");
              thread.setDaemon(true);
              return thread;
            });
    watcher.scheduleWithFixedDelay(this::check, PERIOD_SECONDS, PERIOD_SECONDS, TimeUnit.SECONDS);
  }

  /** Takes what the files hold now if it is other than before; if that is no use, keeps the old. */
  public synchronized void check() {
    try {
      byte[] now = digest();
      // A file that was missing and is there again as it was: all is well.
      problem = null;
      if (Arrays.equals(now, digest)) {
        return;
      }
      digest = now;
      KeyStore changed = source.load();
      for (SslContextFactory.Server factory : factories) {
        factory.reload(reloaded -> reloaded.setKeyStore(changed));
      }
      current = changed;
      LOG.info("the certificate has changed and is in use");
    } catch (Exception e) {
      // reload may throw anything. Thrown on, it would end the schedule.
      if (!e.toString().equals(problem)) {
        problem = e.toString();
        LOG.warn("the changed certificate is of no use, and the old one stays: {}", problem);
      }
    }
  }

  private byte[] digest() throws IOException, GeneralSecurityException {
    MessageDigest sum = MessageDigest.getInstance("SHA-256");
    for (Path file : source.files()) {
      sum.update(Files.readAllBytes(file));
    }
    return sum.digest();
  }

  @Override
  public synchronized void close() {
    if (watcher != null) {
      watcher.shutdownNow();
    }
  }
}
