package dev.parley.protocol;

import java.util.Optional;

/**
 * A member of a room as the others see it.
 *
 * @param user the {@code sub} of the token with which it joined, where there was one
 * @param suspended whether its socket is gone while its session is kept
 */
public record PeerInfo(PeerId id, Optional<String> user, Profile profile, boolean suspended) {}
