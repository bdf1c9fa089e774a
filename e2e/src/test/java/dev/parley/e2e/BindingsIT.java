package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Page;
import dev.parley.e2e.bindings.BindingCatalogue;
import dev.parley.e2e.bindings.CompiledPage;
import dev.parley.e2e.bindings.Findings;
import dev.parley.e2e.bindings.NotInChromium;
import dev.parley.jso.RTCPeerConnection;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class BindingsIT {

  @AutoClose private static StaticPages pages;
  @AutoClose private static Chromium chromium;

  @BeforeAll
  static void start() {
    pages = StaticPages.start();
    chromium = Chromium.launchShell();
  }

  @Test
  void chromiumHasEveryBindingButThoseListed() {
    Set<String> expected = NotInChromium.ids();
    Set<String> allowed = new HashSet<>(expected);
    allowed.addAll(NotInChromium.onlyLate());
    Findings findings;
    try (SilentServer silent = SilentServer.start()) {
      Page page = chromium.newPage();
      page.navigate(pages.url("bindings-probe/index.html?silent=" + silent.port()));
      findings = Findings.ask(page, BindingCatalogue.ofPackageOf(RTCPeerConnection.class), allowed);
    }
    assertAll(
        () ->
            assertEquals(
                "",
                difference(findings.missing(), allowed),
                () -> "Chromium has not what a binding says; refused was " + findings.notes()),
        () ->
            assertEquals(
                "", difference(expected, findings.missing()), "on the list, yet Chromium has it"),
        () -> assertEquals("", lines(findings.mistyped())));
  }

  private static Findings ask(BindingCatalogue catalogue, Set<String> expectedMissing) {
    try (SilentServer silent = SilentServer.start()) {
      Page page = chromium.newPage();
      page.navigate(pages.url("bindings-probe/index.html?silent=" + silent.port()));
      return Findings.ask(page, catalogue, expectedMissing);
    }
  }

  private static String difference(Collection<String> one, Collection<String> other) {
    return lines(one.stream().filter(item -> !other.contains(item)).toList());
  }

  private static String lines(Collection<String> items) {
    return items.stream().sorted().collect(Collectors.joining("\n"));
  }

  @Test
  void wrongNameOrTypeOfAnyKindIsFound() {
    Set<String> wrong =
        Set.of(
            "RTCDataChanel.RTCDataChanel constructor",
            "RTCDataChannel.identity getter",
            "RTCDataChannel.maxRetransmit getter",
            "RTCDataChannel.open static method",
            "RTCDataChannel.opened event",
            "RTCDataChannel.protocol setter",
            "RTCDataChannel.sent method",
            "RTCDataChannelInit.orderly member",
            "RTCOutboundRtpStreamStats.framesSended member",
            "RTCSdpType.anwser value");
    Findings findings =
        ask(
            BindingCatalogue.ofPackageOf(dev.parley.e2e.bindings.misspelt.RTCDataChannel.class),
            wrong);
    assertEquals(lines(wrong), lines(findings.missing()));
    assertEquals(
        "RTCDataChannel.label getter is no number: chat",
        findings.mistyped().stream().filter(each -> each.endsWith("chat")).findFirst().orElse(""));
  }

  @Test
  void compiledJavaConnectsTwoPeersByTheBindings() {
    Page page = chromium.newPage();
    page.navigate(pages.url("bindings/index.html"));
    Object report =
        page.evaluate(
            "Promise.race([report, new Promise((r, reject) => setTimeout(reject, 30_000, 'late'))])");
    assertEquals(CompiledPage.EXPECTED.strip(), lines(report));
  }

  private static String lines(Object report) {
    return lines(
        ((Map<?, ?>) report)
            .entrySet().stream().map(one -> one.getKey() + ": " + one.getValue()).toList());
  }
}
