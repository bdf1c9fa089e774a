package dev.parley.e2e;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What the processes that a browser runs its pages in have in memory. */
final class RendererMemory {

  private final List<Path> processes = new ArrayList<>();

  private final List<CDPSession> pages = new ArrayList<>();

  private RendererMemory() {}

  /** Of the browser that the tabs are in, and so of all of its pages. */
  static RendererMemory of(Tab... tabs) {
    RendererMemory memory = new RendererMemory();
    for (Tab tab : tabs) {
      memory.pages.add(tab.page().context().newCDPSession(tab.page()));
    }
    CDPSession session = tabs[0].page().context().browser().newBrowserCDPSession();
    JsonObject info = session.send("SystemInfo.getProcessInfo");
    for (JsonElement process : info.getAsJsonArray("processInfo")) {
      if (process.getAsJsonObject().get("type").getAsString().equals("renderer")) {
        memory.processes.add(
            Path.of("/proc", process.getAsJsonObject().get("id").getAsString(), "status"));
      }
    }
    session.detach();
    return memory;
  }

  /** Resident, of all of them, when the tabs have let go of what they no longer use. */
  long usedKibibytes() {
    pages.forEach(page -> page.send("HeapProfiler.collectGarbage"));
    return kibibytes();
  }

  /** Resident, of all of them. */
  long kibibytes() {
    return processes.stream().mapToLong(RendererMemory::resident).sum();
  }

  private static long resident(Path status) {
    try {
      for (String line : Files.readAllLines(status)) {
        if (line.startsWith("VmRSS:")) {
          return Long.parseLong(line.replaceAll("[^0-9]", ""));
        }
      }
      return 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
