package dev.parley.standalone.options;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The guide's tables of options are the program's own. */
final class GuideTest {

  private static final String BEGIN = "<!-- options: these tables are what GuideTest expects -->\n";
  private static final String END = "<!-- end of options -->\n";

  @Test
  void guideHasEveryOptionWithItsDefaultAndWhatItIsFor() throws IOException {
    String guide = Files.readString(Path.of("..", "docs", "operations.md"));
    Path wanted = Files.writeString(Path.of("target", "options.md"), tables());

    assertEquals(
        tables(),
        guide.substring(guide.indexOf(BEGIN) + BEGIN.length(), guide.indexOf(END)),
        () -> "docs/operations.md is to have what is in " + wanted.toAbsolutePath());
  }

  private static String tables() {
    StringBuilder tables = new StringBuilder();
    for (Section section : Section.values()) {
      tables
          .append("\n### ")
          .append(section.heading())
          .append("\n\n| option | default | |\n| --- | --- | --- |\n")
          .append(Options.in(section).map(GuideTest::row).collect(Collectors.joining()));
    }
    return tables.append('\n').toString();
  }

  private static String row(Option option) {
    String value = option.kind() == Kind.SWITCH ? "" : " " + option.label();
    String fallback = option.fallback().isEmpty() ? "" : " `" + option.fallback() + "`";
    return "| `" + option.flag() + value + "` |" + fallback + " | " + option.description() + " |\n";
  }
}
