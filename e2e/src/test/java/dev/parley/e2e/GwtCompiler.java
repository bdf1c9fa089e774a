package dev.parley.e2e;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs GWT's compiler in a process of its own on the class path of whoever calls, which Maven has
 * resolved: it looks for sources in {@code java.class.path} alone, and ends by System.exit.
 */
public final class GwtCompiler {

  private GwtCompiler() {}

  /** Takes the directory for the output, and the module. */
  public static void main(String[] args)
      throws IOException, InterruptedException, URISyntaxException {
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx700m",
            "-cp",
            String.join(System.getProperty("path.separator"), classPath()),
            "com.google.gwt.dev.Compiler",
            "-sourceLevel",
            "17",
            // A source that does not compile fails, used or not.
            "-strict",
            "-draftCompile",
            "-localWorkers",
            "1",
            "-logLevel",
            "ERROR",
            "-war",
            args[0],
            args[1]);
    int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (exit != 0) {
      throw new IllegalStateException("GWT's compiler ended with " + exit);
    }
  }

  private static List<String> classPath() throws URISyntaxException {
    List<String> entries = new ArrayList<>();
    URLClassLoader loader = (URLClassLoader) Thread.currentThread().getContextClassLoader();
    for (URL url : loader.getURLs()) {
      entries.add(Path.of(url.toURI()).toString());
    }
    return entries;
  }
}
