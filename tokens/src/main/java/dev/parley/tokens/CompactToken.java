package dev.parley.tokens;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.parley.protocol.AccessToken;
import java.util.Optional;

/**
 * A token taken apart (RFC 7515 §3.1), its signature still unchecked. Of the header only {@code
 * alg}, {@code kid} and {@code crit} are read: keys that it brings along ({@code jwk}, {@code jku},
 * {@code x5c}, {@code x5u}) are the sender's and mean nothing (RFC 8725 §3.10).
 *
 * @param algorithm the header's {@code alg}
 * @param keyId the header's {@code kid}
 * @param signed what the signature is of
 * @param claims JSON text, not to be parsed before the signature is checked
 */
record CompactToken(
    SignatureAlgorithm algorithm,
    Optional<String> keyId,
    byte[] signed,
    byte[] claims,
    byte[] signature) {

  static CompactToken parse(AccessToken token) throws Refusal {
    String text = token.value();
    if (text.length() > TokenVerifier.MAX_TOKEN_LENGTH) {
      throw new Refusal("the token is over " + TokenVerifier.MAX_TOKEN_LENGTH + " characters");
    }
    int first = text.indexOf('.');
    int last = text.lastIndexOf('.');
    if (first == last || text.indexOf('.', first + 1) != last) {
      throw new Refusal("the token is not a signed JWT in compact form: three parts, two dots");
    }
    JsonObject header =
        JsonObject.parse(StrictBase64Url.decode("header", text.substring(0, first)))
            .orElseThrow(() -> new Refusal("the token's header is not a JSON object"));
    // RFC 7515 §4.1.11: we understand no extension, so any that is critical rejects the token.
    if (header.has("crit")) {
      throw new Refusal("the token has critical headers (crit); none is understood");
    }
    return new CompactToken(
        algorithm(header),
        header.string("kid"),
        text.substring(0, last).getBytes(US_ASCII),
        StrictBase64Url.decode("payload", text.substring(first + 1, last)),
        StrictBase64Url.decode("signature", text.substring(last + 1)));
  }

  private static SignatureAlgorithm algorithm(JsonObject header) throws Refusal {
    String alg = header.string("alg").orElseThrow(() -> new Refusal("alg is missing"));
    return SignatureAlgorithm.named(alg)
        .orElseThrow(() -> new Refusal("alg is none that is accepted"));
  }
}
