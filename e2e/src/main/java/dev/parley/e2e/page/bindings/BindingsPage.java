package dev.parley.e2e.page.bindings;

import org.teavm.jso.JSBody;
import org.teavm.jso.JSObject;
import org.teavm.jso.core.JSPromise;

/**
 * Calls the bindings from compiled Java, in the page. {@code window.report} is a promise of what
 * came back: an object with a string a finding.
 */
public final class BindingsPage {

  private BindingsPage() {}

  public static void main(String[] args) {
    expose(
        JSPromise.callAsync(
            () -> {
              Report report = new Report();
              try {
                Dictionaries.run(report);
                Devices.run(report);
                Connections.run(report);
              } catch (RuntimeException e) {
                // A rejected promise's own error would lose its name on the way out of here.
                report.add("failed", e.toString());
              }
              return report.findings();
            }));
  }

  @JSBody(params = "report", script = "window.report = report;")
  private static native void expose(JSPromise<? extends JSObject> report);
}
