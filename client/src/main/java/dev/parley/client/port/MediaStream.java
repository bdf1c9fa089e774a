package dev.parley.client.port;

import java.util.List;

/** Media Capture's MediaStream: tracks that belong together. */
public interface MediaStream {

  String id();

  /** Its tracks as they are now. */
  List<MediaTrack> tracks();
}
