package dev.parley.tokens;

import com.nimbusds.jose.jwk.JWK;
import java.io.IOException;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The keys of a JWK Set (RFC 7517 §5) that tokens can be verified with. */
record KeySet(List<NamedKey> keys) {

  static final KeySet EMPTY = new KeySet(List.of());

  /**
   * @param id the JWK's {@code kid}
   */
  record NamedKey(Optional<String> id, VerificationKey key) {}

  KeySet {
    keys = List.copyOf(keys);
  }

  /**
   * Passes over keys that are not for us: of other kinds, weak, malformed, for encryption (RFC 7517
   * §5 asks for it), and secrets, since what is published is none.
   *
   * @throws IOException if it is no JWK Set at all
   */
  static KeySet parse(byte[] utf8) throws IOException {
    JsonObject json =
        JsonObject.parse(utf8).orElseThrow(() -> new IOException("not a JSON object"));
    if (!(json.members().get("keys") instanceof List<?> jwks)) {
      throw new IOException("not a JWK Set: keys is not a list");
    }
    List<NamedKey> keys = new ArrayList<>();
    for (Object jwk : jwks) {
      if (jwk instanceof Map<?, ?> members) {
        usable(members).ifPresent(keys::add);
      }
    }
    return new KeySet(keys);
  }

  /** The keys that a token can mean: those its {@code kid} names, or all if it has none. */
  List<VerificationKey> meantBy(CompactToken token) {
    return keys.stream()
        .filter(named -> token.keyId().isEmpty() || token.keyId().equals(named.id()))
        .map(NamedKey::key)
        .filter(key -> key.algorithm() == token.algorithm())
        .toList();
  }

  private static Optional<NamedKey> usable(Map<?, ?> members) {
    try {
      Map<String, Object> copy = new HashMap<>();
      members.forEach((name, value) -> copy.put((String) name, value));
      JWK jwk = JWK.parse(copy);
      return Optional.of(new NamedKey(Optional.ofNullable(jwk.getKeyID()), PublicKeys.of(jwk)));
    } catch (ParseException | RuntimeException e) { // whatever is wrong with it, it is not ours
      return Optional.empty();
    }
  }
}
