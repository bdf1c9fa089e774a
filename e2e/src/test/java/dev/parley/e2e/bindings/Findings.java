package dev.parley.e2e.bindings;

import com.microsoft.playwright.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/**
 * What the browser says to a catalogue of bindings.
 *
 * @param missing ids of members that it was not seen to have
 * @param mistyped members that have another type than their binding says, in words
 * @param notes what was refused on the way, for whoever has to find out why something is missing
 */
public record Findings(List<String> missing, List<String> mistyped, List<String> notes) {

  /**
   * Asks the browser. It is done when all is seen but {@code expectedMissing}, or after 30 seconds.
   */
  @SuppressWarnings("unchecked") // Playwright gives a script's result as untyped maps and lists.
  public static Findings ask(
      Page page, BindingCatalogue catalogue, Collection<String> expectedMissing) {
    Map<String, Object> findings =
        (Map<String, Object>)
            page.evaluate(
                "catalogue => probe(catalogue)",
                Map.of(
                    "members", catalogue.members().stream().map(Findings::plain).toList(),
                    "parents", catalogue.parents(),
                    "expectedMissing", List.copyOf(expectedMissing)));
    return new Findings(
        (List<String>) findings.get("missing"),
        (List<String>) findings.get("mistyped"),
        (List<String>) findings.get("notes"));
  }

  private static Map<String, String> plain(Member member) {
    return Map.of(
        "id", member.id(),
        "type", member.type(),
        "name", member.name(),
        "kind", member.kind().word(),
        "of", member.of());
  }
}
