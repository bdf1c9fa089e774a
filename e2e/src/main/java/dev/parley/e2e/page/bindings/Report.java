package dev.parley.e2e.page.bindings;

import org.teavm.jso.core.JSMapLike;
import org.teavm.jso.core.JSObjects;
import org.teavm.jso.core.JSString;

/** What was found, by a name. */
final class Report {

  private final JSMapLike<JSString> findings = JSObjects.create();

  void add(String name, String found) {
    findings.set(name, JSString.valueOf(String.valueOf(found)));
  }

  void add(String name, boolean found) {
    add(name, found ? "true" : "false");
  }

  JSMapLike<JSString> findings() {
    return findings;
  }
}
