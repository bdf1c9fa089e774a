package dev.parley.client;

import dev.parley.client.port.MediaStream;
import java.util.ArrayList;
import java.util.List;

/** The streams that are sent, in the order of publishing; each once, by its id. */
final class Published {

  private final List<Publication> all = new ArrayList<>();

  /** Adds it as the last, wherever it was before. */
  void add(MediaStream stream) {
    remove(stream);
    all.add(new Publication(stream));
  }

  void remove(MediaStream stream) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).stream().id().equals(stream.id())) {
        all.remove(i);
        return;
      }
    }
  }

  void clear() {
    all.clear();
  }

  List<Publication> all() {
    return all;
  }
}
