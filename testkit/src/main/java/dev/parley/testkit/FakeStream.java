package dev.parley.testkit;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.ArrayList;
import java.util.List;

/** A stream of fake tracks, to which more can be added. */
public final class FakeStream implements MediaStream {

  private final String id;
  private final List<MediaTrack> tracks;

  public FakeStream(String id, MediaTrack... tracks) {
    this.id = id;
    this.tracks = new ArrayList<>(List.of(tracks));
  }

  /** One of a microphone and a camera. */
  public static FakeStream audioAndVideo(String id) {
    return new FakeStream(
        id,
        new FakeTrack(id + "-audio", MediaTrack.Kind.AUDIO),
        new FakeTrack(id + "-video", MediaTrack.Kind.VIDEO));
  }

  public void add(MediaTrack track) {
    tracks.add(track);
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public List<MediaTrack> tracks() {
    return List.copyOf(tracks);
  }
}
