package dev.parley.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.parley.demo.DemoServer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** A person in front of the demo: finds things by what they are called, sees and hears. */
final class Visitor {

  private final Tab tab;
  private final Senses senses;
  private final String name;

  private Visitor(Tab tab, String name) {
    this.tab = tab;
    this.senses = Senses.of(tab);
    this.name = name;
  }

  /** Opens the demo with name and room filled in, and does not join yet. */
  static Visitor arrive(Tab tab, DemoServer demo, String name, String room) {
    Visitor visitor = new Visitor(tab, name);
    tab.go(demo.url() + "?room=" + encode(room) + "&name=" + encode(name));
    return visitor;
  }

  /** Opens the demo and joins; whether it lets the person in is not waited for. */
  static Visitor join(Tab tab, DemoServer demo, String name, String room) {
    return arrive(tab, demo, name, room).join();
  }

  /** Follows an invitation, and joins under {@code name}. */
  static Visitor follow(Tab tab, String link, String name) {
    Visitor visitor = new Visitor(tab, name);
    tab.go(link);
    tab.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    return visitor.join();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  Visitor join() {
    press("Join");
    return this;
  }

  void press(String button) {
    tab.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  void awaitInCall() {
    tab.page().getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).waitFor();
  }

  void awaitOthers(int count) {
    tab.await("count => document.querySelectorAll('video[data-peer]').length === count", count);
  }

  void awaitSeesAndHears(String other) {
    awaitSees(other);
    senses.awaitSound(videoOf(other));
  }

  void awaitSees(String other) {
    senses.awaitMotion(videoOf(other));
  }

  void awaitSeesDarkness(String other) {
    senses.awaitDarkness(videoOf(other));
  }

  void awaitHears(String other) {
    senses.awaitSound(videoOf(other));
  }

  void awaitHearsNothingOf(String other) {
    senses.awaitSilence(videoOf(other));
  }

  /** A tile is labelled with its person's name and perhaps, after a comma, a state. */
  private static String videoOf(String other) {
    return ".tile[aria-label^='" + other + "'] video[data-peer]";
  }

  void say(String text) {
    tab.page().getByLabel("Message", new Page.GetByLabelOptions().setExact(true)).fill(text);
    press("Send");
  }

  /** Waits for a message of somebody of exactly this name. */
  void awaitMessage(String from, String text) {
    Locator line =
        tab.page()
            .getByRole(AriaRole.LOG)
            .locator(".line")
            .filter(new Locator.FilterOptions().setHasText(from))
            .filter(new Locator.FilterOptions().setHasText(text));
    line.waitFor();
  }

  /** Waits until the page says something in which {@code text} is found. */
  void awaitSaid(String text) {
    tab.page().getByText(text).first().waitFor();
  }

  /** The moment of a mark of the page's own, in milliseconds since it was opened. */
  double mark(String mark) {
    tab.await("mark => performance.getEntriesByName(mark).length > 0", mark);
    return tab.number("performance.getEntriesByName('" + mark + "')[0].startTime");
  }

  String name() {
    return name;
  }

  Tab tab() {
    return tab;
  }
}
