package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import dev.parley.demo.DemoServer;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The demo as people use it: they see, hear and write to one another. */
class DemoCallIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @RegisterExtension static final Tabs closing = Tabs.ofAWindow();
  @AutoClose static final DemoServer demo = DemoServer.start("--port", "0");

  private String room;

  @BeforeEach
  void freshRoom(TestInfo test) {
    room = test.getTestMethod().orElseThrow().getName();
  }

  @Test
  void twoPeopleSeeHearAndWriteToOneAnother() {
    Visitor ann = join("Ann");
    Visitor bob = join("Bob");
    bob.awaitSeesAndHears("Ann");
    ann.awaitSeesAndHears("Bob");
    ann.say("Good morning");
    bob.awaitMessage("Ann", "Good morning");
    bob.say("Good evening");
    ann.awaitMessage("Bob", "Good evening");
    System.out.printf(
        "demo: the second's channel was open %.0f ms after Join, camera and microphone included%n",
        bob.mark("parley:open") - bob.mark("parley:join"));
  }

  @Test
  void whoIsMutedOrHasTheCameraOffIsNeitherHeardNorSeen() {
    Visitor ann = join("Ann");
    Visitor bob = join("Bob");
    bob.awaitSeesAndHears("Ann");

    ann.press("Mute");
    bob.awaitHearsNothingOf("Ann");
    ann.press("Unmute");
    bob.awaitHears("Ann");

    ann.press("Turn camera off");
    bob.awaitSeesDarkness("Ann");
    ann.press("Turn camera on");
    bob.awaitSees("Ann");
  }

  @Test
  void threePeopleMakeAFullMesh() {
    List<Visitor> all = List.of(join("Ann"), join("Bob"), join("Cy"));
    for (Visitor one : all) {
      one.awaitOthers(2);
      for (Visitor other : all) {
        if (other != one) {
          one.awaitSeesAndHears(other.name());
        }
      }
    }
    for (Visitor one : all) {
      one.say("It is " + one.name());
      for (Visitor other : all) {
        if (other != one) {
          other.awaitMessage(one.name(), "It is " + one.name());
        }
      }
    }
  }

  @Test
  void whoReloadsIsSeenToLeave() {
    Visitor ann = join("Ann");
    Visitor bob = join("Bob");
    ann.awaitOthers(1);

    long before = System.nanoTime();
    bob.tab().page().reload();
    ann.awaitOthers(0);
    // Less than the relay's ten seconds for who has only gone away: the page has said so itself.
    double seconds = (System.nanoTime() - before) / 1e9;
    assertTrue(seconds < 9, seconds + " s until the other saw it");
  }

  /**
   * At once by the page's last word, as above, or after the relay's wait for who goes away: a
   * browser gives a closing tab half a second to say it, and ends a page that is busy for longer
   * without (ADR 18).
   */
  @Test
  void whoClosesTheTabIsSeenToLeave() {
    Visitor ann = join("Ann");
    Visitor bob = join("Bob");
    Visitor cy = Visitor.join(closing.open("Cy"), demo, "Cy", room);
    List.of(ann, bob, cy).forEach(each -> each.awaitOthers(2));

    cy.tab().closeByHand();
    ann.awaitOthers(1); // for longer than those ten seconds, and less than the minute of the lost
    bob.awaitOthers(1);
    // And nobody else was touched.
    ann.awaitSeesAndHears("Bob");
  }

  @Test
  void whoLeavesIsGone() {
    Visitor ann = join("Ann");
    Visitor bob = join("Bob");
    ann.awaitOthers(1);
    bob.press("Leave");
    ann.awaitOthers(0);
  }

  @Test
  void namesAndMessagesAreTextAndNothingElse() {
    String markup = "<img src=x onerror=alert(1)>";
    Visitor ann = join("Ann");
    Visitor mallory = join(markup);
    ann.awaitOthers(1);
    ann.awaitSaid(markup);
    mallory.say("<b>bold</b> " + markup);
    ann.awaitMessage(markup, "<b>bold</b> " + markup);
    assertEquals(0.0, ann.tab().number("document.querySelectorAll('img, .line b').length"));
    assertEquals(0.0, mallory.tab().number("document.querySelectorAll('img, .line b').length"));
  }

  @Test
  void invitationLeadsToTheSameRoom() {
    // Naming any permission takes the others away.
    Browser.NewContextOptions clipboard =
        new Browser.NewContextOptions()
            .setPermissions(List.of("clipboard-read", "clipboard-write", "camera", "microphone"));
    Visitor ann = Visitor.join(tabs.open("Ann", clipboard), demo, "Ann", room);
    ann.press("Copy invitation link");
    ann.awaitSaid("Copied");
    String link = (String) ann.tab().evaluate("navigator.clipboard.readText()");
    Visitor bob = Visitor.follow(tabs.open("Bob"), link, "Bob");
    bob.awaitSees("Ann");
    ann.awaitSees("Bob");
  }

  @Test
  void fullRoomIsSaidToBeFull() {
    try (DemoServer small = DemoServer.start("--port", "0", "--room-size", "2")) {
      Visitor ann = Visitor.join(tabs.open("Ann"), small, "Ann", room);
      Visitor bob = Visitor.join(tabs.open("Bob"), small, "Bob", room);
      ann.awaitOthers(1);
      bob.awaitOthers(1);
      Visitor cy = Visitor.join(tabs.open("Cy"), small, "Cy", room);
      cy.awaitSaid("This room is full");
      bob.press("Leave");
      ann.awaitOthers(0);
      cy.join().awaitOthers(1);
      // The first try's page has let go of all it held: nobody is there twice.
      ann.awaitSeesAndHears("Cy");
    }
  }

  private Visitor join(String name) {
    return Visitor.join(tabs.open(name.replaceAll("\\W", "")), demo, name, room);
  }
}
