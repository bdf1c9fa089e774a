package dev.parley.server.session;

import java.util.Optional;

/** The join that a plain client puts into the endpoint's query, as it stands there. */
public record QueryJoin(String room, Optional<String> name) {}
