package dev.parley.client;

import dev.parley.client.loop.EventLoop;
import dev.parley.client.loop.Listeners;
import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** What one peer sends now, and who hears of it. */
final class PeerTracks {

  /** With the streams that the peer named. */
  private final List<Received> tracks = new ArrayList<>();

  private final Listeners<Received> listeners;
  private final Listeners<MediaTrack> removedListeners;

  PeerTracks(EventLoop loop) {
    this.listeners = new Listeners<>(loop);
    this.removedListeners = new Listeners<>(loop);
  }

  /** See {@link Peer#onTrack}. */
  Registration onTrack(TrackListener listener) {
    Consumer<Received> told = received -> listener.onTrack(received.track, received.streams);
    Registration registration = listeners.add(told);
    for (Received received : List.copyOf(tracks)) {
      listeners.tell(told, received);
    }
    return registration;
  }

  /** See {@link Peer#onTrackRemoved}. */
  Registration onRemoved(Consumer<? super MediaTrack> listener) {
    return removedListeners.add(listener);
  }

  void add(MediaTrack track, List<MediaStream> streams) {
    forget(track);
    Received received = new Received(track, streams);
    tracks.add(received);
    listeners.fire(received);
  }

  void remove(MediaTrack track) {
    if (forget(track)) {
      removedListeners.fire(track);
    }
  }

  void removeAll() {
    for (Received received : List.copyOf(tracks)) {
      remove(received.track);
    }
  }

  /** Whether it was there to be forgotten. */
  private boolean forget(MediaTrack track) {
    for (int i = 0; i < tracks.size(); i++) {
      if (tracks.get(i).track == track) {
        tracks.remove(i);
        return true;
      }
    }
    return false;
  }

  /** A track that the peer sends. */
  private static final class Received {

    private final MediaTrack track;
    private final List<MediaStream> streams;

    Received(MediaTrack track, List<MediaStream> streams) {
      this.track = track;
      this.streams = streams;
    }
  }
}
