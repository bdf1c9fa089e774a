package dev.parley.server.engine;

import dev.parley.protocol.PeerInfo;

/** A peer and the way to it. */
public record Member(PeerInfo peer, Mailbox mailbox) {}
