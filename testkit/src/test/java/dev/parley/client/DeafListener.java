package dev.parley.client;

import dev.parley.client.port.SignalingSocketListener;

/** Listens to nothing. */
final class DeafListener implements SignalingSocketListener {

  @Override
  public void opened() {}

  @Override
  public void text(String text) {}

  @Override
  public void binary() {}

  @Override
  public void closed(int code, String reason) {}
}
