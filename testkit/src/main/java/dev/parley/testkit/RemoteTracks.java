package dev.parley.testkit;

import dev.parley.client.port.MediaTrack;
import dev.parley.client.port.PeerConnectionListener;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells a listener of the tracks that come and go with the other side's descriptions. */
final class RemoteTracks {

  private final TaskSource events;
  private final PeerConnectionListener listener;

  /** By what the description says. */
  private final Map<String, FakeTrack> tracks = new LinkedHashMap<>();

  RemoteTracks(TaskSource events, PeerConnectionListener listener) {
    this.events = events;
    this.listener = listener;
  }

  void now(List<String> sends) {
    for (Map.Entry<String, FakeTrack> entry : List.copyOf(tracks.entrySet())) {
      if (!sends.contains(entry.getKey())) {
        tracks.remove(entry.getKey());
        events.queue(() -> listener.trackRemoved(entry.getValue()));
      }
    }
    for (String one : sends) {
      String[] parts = one.split(":");
      if (parts.length == 3 && !tracks.containsKey(one)) {
        FakeTrack track = new FakeTrack(parts[2], MediaTrack.Kind.valueOf(parts[0]));
        tracks.put(one, track);
        events.queue(() -> listener.track(track, List.of(new FakeStream(parts[1], track))));
      }
    }
  }
}
