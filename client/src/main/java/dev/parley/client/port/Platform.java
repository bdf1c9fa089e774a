package dev.parley.client.port;

import dev.parley.client.loop.EventLoop;
import dev.parley.protocol.json.Json;

/** One platform: every port that the client needs. */
public record Platform(
    EventLoop loop,
    Json json,
    SignalingSocketFactory sockets,
    PeerConnectionFactory peerConnections,
    RandomBytes random,
    NetworkStatus network,
    Lifecycle lifecycle) {}
