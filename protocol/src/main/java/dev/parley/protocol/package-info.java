/**
 * Parley's signaling protocol, version 1: its messages, identifiers and codes, and the one codec
 * between them and JSON text. PROTOCOL.md is the specification.
 *
 * <p>Direction is in the type: what a client sends is a {@link dev.parley.protocol.ClientMessage}
 * and may name a receiver; what a server sends is a {@link dev.parley.protocol.ServerMessage} and
 * names the sender, so that no client can even write a forged one. Identifiers check themselves
 * once, when they are made; nothing is validated again behind the codec.
 *
 * <p>Every type here is immutable and free of any platform: it compiles under javac, TeaVM and GWT.
 */
package dev.parley.protocol;
