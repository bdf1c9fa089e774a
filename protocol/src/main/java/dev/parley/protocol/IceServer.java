package dev.parley.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The WebRTC specification's RTCIceServer (§4.2.2). Its {@link #toString()} hides the credential.
 *
 * @param urls at least one {@code stun:}, {@code turn:} or {@code turns:} URL (RFC 7064, RFC 7065)
 * @throws IllegalArgumentException if {@code urls} is empty
 */
public record IceServer(List<String> urls, Optional<String> username, Optional<String> credential) {

  public IceServer {
    if (urls.isEmpty()) {
      throw new IllegalArgumentException("an ICE server has no urls; it needs at least one");
    }
    urls = List.copyOf(urls);
  }

  public static IceServer stun(String url) {
    return new IceServer(List.of(url), Optional.empty(), Optional.empty());
  }

  @Override
  public String toString() {
    return "IceServer" + urls;
  }
}
