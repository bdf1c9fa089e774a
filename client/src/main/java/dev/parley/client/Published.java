package dev.parley.client;

import dev.parley.client.port.MediaStream;
import java.util.ArrayList;
import java.util.List;

/** The streams that are sent, in the order of publishing; each once, by its id. */
final class Published {

  private final List<MediaStream> streams = new ArrayList<>();

  /** Adds it as the last, wherever it was before. */
  void add(MediaStream stream) {
    remove(stream);
    streams.add(stream);
  }

  void remove(MediaStream stream) {
    for (int i = 0; i < streams.size(); i++) {
      if (streams.get(i).id().equals(stream.id())) {
        streams.remove(i);
        return;
      }
    }
  }

  void clear() {
    streams.clear();
  }

  List<MediaStream> streams() {
    return streams;
  }
}
