package dev.parley.demo.page.state;

import dev.parley.client.loop.Registration;
import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.ArrayList;
import java.util.List;

/** A stream of tracks that do nothing. */
record FakeStream(String id, List<MediaTrack> tracks) implements MediaStream {

  static FakeStream of(MediaTrack.Kind... kinds) {
    List<MediaTrack> tracks = new ArrayList<>();
    for (MediaTrack.Kind kind : kinds) {
      tracks.add(new Track(kind));
    }
    return new FakeStream("stream", tracks);
  }

  private static final class Track implements MediaTrack {
    private final Kind kind;
    private boolean enabled = true;

    Track(Kind kind) {
      this.kind = kind;
    }

    @Override
    public String id() {
      return kind.toString();
    }

    @Override
    public Kind kind() {
      return kind;
    }

    @Override
    public String label() {
      return "";
    }

    @Override
    public boolean enabled() {
      return enabled;
    }

    @Override
    public void setEnabled(boolean nowEnabled) {
      enabled = nowEnabled;
    }

    @Override
    public void stop() {}

    @Override
    public Registration onEnded(Runnable listener) {
      return () -> {};
    }
  }
}
