package dev.parley.protocol.golden;

/**
 * A message and the name of the file that shows it as JSON.
 *
 * @param path such as {@code client/join.json}, below this package's resources
 * @param frame a ClientFrame or a ServerFrame
 */
public record Golden<F>(String path, F frame) {

  @Override
  public String toString() {
    return path;
  }
}
