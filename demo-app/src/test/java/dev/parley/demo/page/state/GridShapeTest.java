package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GridShapeTest {

  @ParameterizedTest
  @CsvSource({
    // count, width, height, columns
    "1, 1200, 640, 1",
    "2, 1200, 640, 2",
    "3, 1200, 640, 2",
    "4, 1200, 640, 2",
    "5, 1200, 640, 3",
    "8, 1200, 640, 4",
    "2, 366, 660, 1",
    "3, 366, 660, 1",
    "4, 366, 660, 2",
    "8, 366, 660, 2"
  })
  void columnsSuitTheSpace(int count, int width, int height, int columns) {
    assertEquals(columns, GridShape.of(count, width, height, 12).columns());
  }

  @Test
  void tilesFitAndAreNeitherTooWideNorTooNarrow() {
    for (int count = 1; count <= 12; count++) {
      for (int width = 300; width <= 1900; width += 100) {
        for (int height = 200; height <= 1100; height += 100) {
          GridShape shape = GridShape.of(count, width, height, 12);
          int rows = (count + shape.columns() - 1) / shape.columns();
          String where = count + " in " + width + "×" + height + ": " + shape;
          assertTrue(
              shape.tileWidth() * shape.columns() + 12 * (shape.columns() - 1) <= width, where);
          assertTrue(shape.tileHeight() * rows + 12 * (rows - 1) <= height, where);
          double aspect = shape.tileWidth() / (double) shape.tileHeight();
          assertTrue(aspect < 1.8 && aspect > 0.73, where);
        }
      }
    }
  }

  @Test
  void noSpaceIsNoError() {
    assertEquals(new GridShape(1, 0, 0), GridShape.of(3, 0, 0, 12));
  }
}
