package dev.parley.client;

import dev.parley.client.port.MediaStream;
import dev.parley.client.port.MediaTrack;
import java.util.List;

/** Hears of the tracks that a peer sends. */
public interface TrackListener {

  /**
   * @param streams those that the peer says the track belongs to; often one, possibly none
   */
  void onTrack(MediaTrack track, List<MediaStream> streams);
}
