package dev.parley.client.port;

/** A channel that the other side opened, before anything has come by it. */
public interface IncomingDataChannel {

  String label();

  ChannelOptions options();

  /** Takes it; to be called before the event that brought it is over, so that nothing is missed. */
  DataChannel accept(DataChannelListener listener);
}
