package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;

/** What is in the one jar. */
final class JarIT {

  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([\\w.]+)` \\|[^|]*\\|[^|]*\\|(?: `([^`]*)`)? \\|$");

  @Test
  void everyPackageInItIsNamedWithItsLicenceAndNoOther() throws IOException {
    try (JarFile jar = new JarFile("target/parley.jar")) {
      String named = text(jar, "META-INF/THIRD-PARTY.md");
      Set<String> packages =
          ROW.matcher(named)
              .results()
              .map(row -> row.group(1).replace('.', '/') + "/")
              .collect(Collectors.toSet());
      Set<String> unnamed = new TreeSet<>();
      Set<String> seen = new HashSet<>();
      for (String name : names(jar)) {
        String path = name.replaceFirst("^META-INF/versions/\\d+/", "");
        if (path.endsWith(".class") && !path.startsWith("dev/parley/")) {
          packages.stream()
              .filter(path::startsWith)
              .findFirst()
              .ifPresentOrElse(seen::add, () -> unnamed.add(path));
        }
      }
      assertEquals(Set.of(), unnamed, "not in META-INF/THIRD-PARTY.md");
      assertEquals(packages, seen, "in META-INF/THIRD-PARTY.md and in the jar");
    }
  }

  @Test
  void everyLicenceThatIsNamedIsInItWithTheNotices() throws IOException {
    try (JarFile jar = new JarFile("target/parley.jar")) {
      ROW.matcher(text(jar, "META-INF/THIRD-PARTY.md"))
          .results()
          .map(row -> row.group(2))
          .filter(file -> file != null)
          .forEach(file -> assertFalse(text(jar, "META-INF/" + file).isBlank(), file));
      assertTrue(text(jar, "META-INF/LICENSE").contains("Apache License"));
      assertTrue(text(jar, "META-INF/licenses/EPL-2.0.txt").contains("Eclipse Public License"));
      assertTrue(text(jar, "META-INF/NOTICE").contains("Jackson"));
    }
  }

  private static List<String> names(JarFile jar) {
    return jar.stream().map(ZipEntry::getName).toList();
  }

  private static String text(JarFile jar, String name) {
    ZipEntry entry = jar.getEntry(name);
    assertTrue(entry != null, () -> name + " is not in the jar");
    try (InputStream in = jar.getInputStream(entry)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
