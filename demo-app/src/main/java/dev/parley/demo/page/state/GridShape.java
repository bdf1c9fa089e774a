package dev.parley.demo.page.state;

/**
 * How tiles of one size fill a space best.
 *
 * @param columns how many tiles stand side by side
 * @param tileWidth in CSS pixels
 * @param tileHeight in CSS pixels
 */
public record GridShape(int columns, int tileWidth, int tileHeight) {

  /** The widest and the narrowest tile that still crops a camera's picture acceptably. */
  private static final double WIDEST = 16.0 / 9;

  private static final double NARROWEST = 3.0 / 4;

  /**
   * The shape that shows most of everybody.
   *
   * @param count how many tiles, at least 1
   * @param width of the space, in CSS pixels
   * @param height of the space, in CSS pixels
   * @param gap between tiles, in CSS pixels
   */
  public static GridShape of(int count, int width, int height, int gap) {
    // What cameras send: wide pictures mostly, and tall ones from phones, which have tall pages.
    double picture = width > height ? 4.0 / 3 : 1;
    GridShape best = fit(1, count, width, height, gap);
    for (int columns = 2; columns <= count; columns++) {
      GridShape next = fit(columns, (count + columns - 1) / columns, width, height, gap);
      if (next.shown(picture) > best.shown(picture)) {
        best = next;
      }
    }
    return best;
  }

  private static GridShape fit(int columns, int rows, int width, int height, int gap) {
    double tileWidth = Math.max(0, (width - gap * (columns - 1)) / (double) columns);
    double tileHeight = Math.max(0, (height - gap * (rows - 1)) / (double) rows);
    return new GridShape(
        columns,
        (int) Math.min(tileWidth, tileHeight * WIDEST),
        (int) Math.min(tileHeight, tileWidth / NARROWEST));
  }

  /** The tile's area, less as a picture of that aspect is cropped to fill it. */
  private double shown(double picture) {
    double aspect = tileWidth / Math.max(1.0, tileHeight);
    return (double) tileWidth * tileHeight * Math.min(aspect / picture, picture / aspect);
  }
}
