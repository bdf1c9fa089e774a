package dev.parley.tokens;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSSigner;
import com.nimbusds.jose.crypto.impl.BaseJWSProvider;
import com.nimbusds.jose.util.Base64URL;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.Signature;
import java.util.Set;

/** RFC 8037 §3.1 by the JDK; Nimbus's own needs another library for it. */
final class Ed25519Signer extends BaseJWSProvider implements JWSSigner {

  private final PrivateKey key;

  Ed25519Signer(PrivateKey key) {
    super(Set.of(JWSAlgorithm.EdDSA));
    this.key = key;
  }

  @Override
  public Base64URL sign(JWSHeader header, byte[] signed) throws JOSEException {
    try {
      Signature signature =
          Signature.getInstance("Ed25519"); // one a call: it is no thread-safe one
      signature.initSign(key);
      signature.update(signed);
      return Base64URL.encode(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new JOSEException(e.getMessage(), e);
    }
  }
}
