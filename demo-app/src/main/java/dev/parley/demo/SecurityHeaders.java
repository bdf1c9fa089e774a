package dev.parley.demo;

import java.util.Map;

/** The response headers that keep the page to itself: sent with everything, errors too. */
final class SecurityHeaders {

  /**
   * Nothing but our own files, no inline script or style, and no text that becomes markup: so a
   * name or a chat message can never run. {@code connect-src 'self'} covers the WebSocket to the
   * same host (CSP Level 3 §6.7.2.8).
   */
  static final String CONTENT_SECURITY_POLICY =
      String.join(
          "; ",
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "img-src 'self'",
          "connect-src 'self'",
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
          "require-trusted-types-for 'script'",
          "trusted-types 'none'");

  static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy", CONTENT_SECURITY_POLICY,
          "X-Content-Type-Options", "nosniff",
          // The room's name is in the page's address.
          "Referrer-Policy", "no-referrer",
          "Permissions-Policy",
              "camera=(self), microphone=(self), display-capture=(self), autoplay=(self),"
                  + " clipboard-write=(self), geolocation=(), payment=(), usb=()",
          "Cross-Origin-Opener-Policy", "same-origin",
          "Cross-Origin-Resource-Policy", "same-origin");

  private SecurityHeaders() {}
}
