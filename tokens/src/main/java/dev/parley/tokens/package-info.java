/**
 * Tokens that let their bearers into rooms: JSON Web Tokens (RFC 7519) in the compact, signed form
 * (RFC 7515). {@link dev.parley.tokens.RoomTokens} mints them in your own back end; a {@link
 * dev.parley.tokens.TokenVerifier} reads them in the relay.
 */
package dev.parley.tokens;
