package dev.parley.tokens;

import dev.parley.protocol.AccessToken;
import java.time.InstantSource;

/** Takes a token apart, checks its signature, and only then believes its claims (RFC 7519 §7.2). */
final class JwtVerifier implements TokenVerifier {

  private final KeySource keys;
  private final ClaimsReader claims;
  private final InstantSource clock;

  JwtVerifier(KeySource keys, String audience, InstantSource clock) {
    this.keys = keys;
    this.claims = new ClaimsReader(audience);
    this.clock = clock;
  }

  @Override
  public Verdict verify(AccessToken token) {
    try {
      CompactToken compact = CompactToken.parse(token);
      KeySource.Result result = keys.keyFor(compact);
      if (result instanceof KeySource.Unavailable unavailable) {
        return new Verdict.Unavailable(unavailable.detail());
      }
      if (result instanceof KeySource.Missing missing) {
        return new Verdict.Refused(missing.detail());
      }
      if (!((KeySource.Found) result).key().verifies(compact)) {
        return new Verdict.Refused("the token's signature does not verify");
      }
      JsonObject payload =
          JsonObject.parse(compact.claims())
              .orElseThrow(() -> new Refusal("the token's payload is not a JSON object"));
      return new Verdict.Granted(claims.grant(payload, clock.instant()));
    } catch (Refusal refusal) {
      return new Verdict.Refused(refusal.getMessage());
    }
  }
}
