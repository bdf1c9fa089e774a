package dev.parley.tokens;

import java.net.URI;
import java.util.regex.Pattern;

/** Where key sets may be fetched from: whoever answers there decides who may enter. */
final class JwksUri {

  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  private JwksUri() {}

  static URI check(URI uri) {
    String host = uri.getHost();
    if (host == null || uri.getRawUserInfo() != null) { // not shown: it may have a password
      throw new IllegalArgumentException("the JWKS URL must be https://host/path, without a user");
    }
    boolean https = "https".equalsIgnoreCase(uri.getScheme());
    boolean http = "http".equalsIgnoreCase(uri.getScheme());
    if (https || http && LOOPBACK.matcher(host).matches()) {
      return uri;
    }
    throw new IllegalArgumentException(
        "the JWKS URL must be https, or http to this machine alone (localhost, 127.0.0.1, [::1])");
  }
}
