package dev.parley.e2e;

import java.util.List;
import java.util.Map;

/** The page {@code channels} in a tab, driven as its {@code ChannelsDriver} says. */
public final class ChannelsPageTab {

  private final Scripted tab;

  private ChannelsPageTab(Scripted tab) {
    this.tab = tab;
  }

  public static ChannelsPageTab join(Scripted tab, Relay relay, String room) {
    tab.go(relay.url("channels/index.html"));
    tab.await("() => window.channels !== undefined");
    tab.evaluate("([room, name]) => channels.join(room, name)", List.of(room, tab.toString()));
    return new ChannelsPageTab(tab);
  }

  public Scripted tab() {
    return tab;
  }

  /**
   * @param options as of {@code RTCDataChannelInit}, or {@code raw}
   */
  public void open(String label, String options) {
    tab.evaluate("label => channels.open(label, " + options + ")", label);
  }

  public void open(String label) {
    open(label, "{}");
  }

  public String call(String method, Object... arguments) {
    return String.valueOf(
        tab.evaluate(
            "({method, arguments}) => channels[method](...arguments)",
            Map.of("method", method, "arguments", List.of(arguments))));
  }

  public double received(String label) {
    return Double.parseDouble(call("received", label));
  }

  public void awaitReceived(String label, double amount) {
    tab.await(
        "({label, amount}) => channels.received(label) >= amount",
        Map.of("label", label, "amount", amount));
  }

  /** Waits until the other side has confirmed all that was sent. */
  public void awaitConfirmed(String label) {
    tab.await("label => channels.waiting(label) === 0", label);
  }

  public void await(String event) {
    tab.await("event => channels.events.includes(event)", event);
  }

  @SuppressWarnings("unchecked") // it is an array of strings: see ChannelsPage
  public List<String> heard(String beginning) {
    return (List<String>)
        tab.evaluate(
            "beginning => channels.events.filter(e => e.startsWith(beginning))", beginning);
  }
}
