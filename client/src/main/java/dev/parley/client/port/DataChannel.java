package dev.parley.client.port;

import java.util.Arrays;

/** WebRTC's RTCDataChannel (§6.2). */
public interface DataChannel {

  /**
   * Sends a message, or tells why not: then it has had no effect. Never throws, and never ends the
   * channel.
   */
  DataChannelSend send(String text);

  /**
   * Sends the first {@code length} of {@code bytes} as a message; they may be changed once this
   * returns. See {@link #send(String)}.
   */
  DataChannelSend send(byte[] bytes, int length);

  /** Sends all of {@code bytes} as a message; see {@link #send(byte[], int)}. */
  default DataChannelSend send(byte[] bytes) {
    return send(bytes, bytes.length);
  }

  /** Bytes that were handed to {@code send} and not yet to the network. */
  long bufferedAmount();

  /**
   * At how many buffered bytes, coming from above, {@link DataChannelListener#bufferedAmountLow} is
   * told; 0 at first.
   */
  void setBufferedAmountLowThreshold(long bytes);

  /** The largest message that the other side takes, in bytes; known once the channel is open. */
  long maxMessageBytes();

  /**
   * What {@code frame}, which came by it and is used no more, has from {@code from} on. Where that
   * is a multiple of eight it may be a view, as a copy of each message takes a browser a tenth of
   * its speed.
   */
  default byte[] tail(byte[] frame, int from) {
    return Arrays.copyOfRange(frame, from, frame.length);
  }

  /** Ends it, after what was sent has gone; {@link DataChannelListener#closed} follows. */
  void close();
}
