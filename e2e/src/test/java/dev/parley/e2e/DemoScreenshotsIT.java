package dev.parley.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.parley.demo.DemoServer;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Pictures of the demo for people to look at, in {@code target/screenshots}: each view on a phone
 * and on a desktop, in light and in dark. A view is set up once and looked at in windows of every
 * size. Each test also fails if in one of them the page is wider than its window, or does not show
 * what the picture is of.
 */
class DemoScreenshotsIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @RegisterExtension static final Tabs tabs = new Tabs();

  /** A browser in which the person refuses camera and microphone. */
  @RegisterExtension static final Tabs refusing = new Tabs("--use-fake-ui-for-media-stream=deny");

  @AutoClose static final DemoServer server = DemoServer.start("--port", "0");
  @AutoClose static final DemoServer tiny = DemoServer.start("--port", "0", "--room-size", "1");

  /** A window and a theme; desktops first, on which a call begins with an open chat. */
  enum Look {
    DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 800, ColorScheme.DARK),
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK),
    NARROW_LIGHT(360, 640, ColorScheme.LIGHT);

    private final int width;
    private final int height;
    private final ColorScheme theme;

    Look(int width, int height, ColorScheme theme) {
      this.width = width;
      this.height = height;
      this.theme = theme;
    }

    static List<Look> phones() {
      return Stream.of(values()).filter(Look::isPhone).toList();
    }

    static List<Look> desktops() {
      return Stream.of(values()).filter(look -> !look.isPhone()).toList();
    }

    Browser.NewContextOptions options() {
      return new Browser.NewContextOptions()
          .setViewportSize(width, height)
          .setColorScheme(theme)
          .setReducedMotion(ReducedMotion.REDUCE);
    }

    void give(Tab tab) {
      tab.page().setViewportSize(width, height);
      tab.page()
          .emulateMedia(
              new Page.EmulateMediaOptions()
                  .setColorScheme(theme)
                  .setReducedMotion(ReducedMotion.REDUCE));
    }

    boolean isPhone() {
      return width < 860;
    }
  }

  @Test
  void lobby() {
    Tab tab = open(Look.DESKTOP_LIGHT, server, "blue-otter", "");
    tab.await("() => document.querySelector('#preview').videoWidth > 0");
    for (Look look : Look.values()) {
      picture(tab, look, "lobby", tab.page().locator("#preview"));
      assertCanPress(tab, "Turn camera off", "Mute", "Join");
    }
  }

  @Test
  void lobbyWithWhatIsWrong() {
    Tab tab = open(Look.DESKTOP_LIGHT, server, "Ann's party", "");
    button(tab, "Turn camera off").click();
    button(tab, "Mute").click();
    button(tab, "Join").click();
    for (Look look : Look.values()) {
      picture(tab, look, "lobby-problems", tab.page().getByText("What shall the others call you?"));
      assertCanPress(tab, "Turn camera on", "Unmute", "Join");
    }
  }

  @Test
  void devicesRefused() {
    Tab tab = open(refusing, Look.DESKTOP_LIGHT, server, "blue-otter", "Ann");
    for (Look look : Look.values()) {
      picture(tab, look, "devices-refused", tab.page().getByText("blocked"));
    }
    Look.DESKTOP_LIGHT.give(tab);
    button(tab, "Join").click();
    callPictures(tab, "devices-refused-call", button(tab, "Leave"));
  }

  @Test
  void alone() {
    Tab ann = join(Look.DESKTOP_LIGHT, server, "calm-heron", "Ann");
    message(ann).waitFor();
    callPictures(ann, "call-1", button(ann, "Leave"));
  }

  @Test
  void twoPeopleAndTheirChat() {
    Tab ann = join(Look.PHONE_LIGHT, server, "quiet-otter", "Ann");
    Tab bob = join(Look.PHONE_LIGHT, server, "quiet-otter", "Bob Dole");
    awaitPictures(ann, 1);
    say(bob, "Hi Ann, can you hear me?");
    for (Look look : Look.phones()) {
      picture(ann, look, "call-2", button(ann, "Chat, 1 unread"));
    }
    say(
        ann,
        "Loud and clear. I've put the plan here: https://example.org/a/rather/long/address/that/has/to/wrap");
    say(bob, "Great, looking at it now. Give me a minute, it is a rather long one.");
    for (Look look : Look.values()) {
      String view = look.isPhone() ? "call-2-chat" : "call-2";
      picture(ann, look, view, ann.page().getByText("Give me a minute"));
      assertCanPress(ann, "Send");
    }
    message(ann).press("Escape"); // closes the chat, which covered this:
    assertCanPress(ann, "Leave");
  }

  @Test
  void threePeopleOneWithoutPictureAndSound() {
    Tab ann = join(Look.DESKTOP_LIGHT, server, "merry-lynx", "Ann");
    Tab bob = join(Look.PHONE_LIGHT, server, "merry-lynx", "Bob Dole");
    Tab eve = join(Look.PHONE_LIGHT, server, "merry-lynx", "<img src=x onerror=alert(1)>");
    awaitPictures(ann, 2);
    button(bob, "Turn camera off").click();
    button(bob, "Mute").click();
    say(eve, "<b>bold</b> & <script>alert(1)</script>");
    say(ann, "Names and messages are text, whatever is in them.");
    callPictures(ann, "call-3", ann.page().locator(".tile.muted:not(.seen)"));
  }

  @Test
  void fullRoom() {
    join(Look.PHONE_LIGHT, tiny, "snug-wren", "Ann");
    Tab bob = open(Look.DESKTOP_LIGHT, tiny, "snug-wren", "Bob");
    button(bob, "Join").click();
    for (Look look : Look.values()) {
      picture(bob, look, "room-full", bob.page().getByText("This room is full"));
    }
  }

  @Test
  void serverAway() {
    DemoServer mortal = DemoServer.start("--port", "0");
    Tab ann = join(Look.DESKTOP_LIGHT, mortal, "lost", "Ann").expecting("WebSocket");
    Tab bob = join(Look.PHONE_LIGHT, mortal, "lost", "Bob").expecting("WebSocket");
    awaitPictures(ann, 1);
    awaitPictures(bob, 1);
    mortal.close();
    Locator said = ann.page().getByText("Your call goes on");
    said.waitFor();
    awaitPictures(ann, 1);
    callPictures(ann, "server-away", said);
    awaitPictures(ann, 1);
  }

  private static Tab join(Look look, DemoServer at, String room, String name) {
    Tab tab = open(look, at, room, name);
    button(tab, "Join").click();
    button(tab, "Leave").waitFor();
    return tab;
  }

  private static void awaitPictures(Tab tab, int count) {
    tab.await(
        """
        count => [...document.querySelectorAll('.tile.seen video[data-peer]')]
            .filter(video => video.videoWidth > 0).length === count
        """,
        count);
  }

  private static void say(Tab tab, String text) {
    if (!message(tab).isVisible()) {
      tab.page().locator("#chat-toggle").click();
    }
    message(tab).fill(text);
    message(tab).press("Enter");
    tab.page().getByText(text).waitFor();
  }

  private static Tab open(Look look, DemoServer at, String room, String name) {
    return open(tabs, look, at, room, name);
  }

  private static Tab open(Tabs in, Look look, DemoServer at, String room, String name) {
    Tab tab = in.open(name.isEmpty() ? "nameless" : name, look.options());
    tab.go(at.url().toString());
    tab.page().getByLabel("Room").fill(room);
    tab.page().getByLabel("Name", exactly()).fill(name);
    return tab;
  }

  private static Page.GetByLabelOptions exactly() {
    return new Page.GetByLabelOptions().setExact(true);
  }

  private static Page.GetByRoleOptions named(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static Locator button(Tab tab, String name) {
    return tab.page().getByRole(AriaRole.BUTTON, named(name));
  }

  private static Locator message(Tab tab) {
    return tab.page().getByLabel("Message", exactly());
  }

  /** Nothing covers any of these buttons, and each can be scrolled to. */
  private static void assertCanPress(Tab tab, String... buttons) {
    for (String each : buttons) {
      button(tab, each).click(new Locator.ClickOptions().setTrial(true));
    }
  }

  /** Of a call that was joined on a desktop. On a phone the chat would hide the rest. */
  private static void callPictures(Tab tab, String view, Locator shown) {
    for (Look look : Look.desktops()) {
      picture(tab, look, view, shown);
      assertCanPress(tab, "Leave");
    }
    button(tab, "Close chat").click();
    for (Look look : Look.phones()) {
      picture(tab, look, view, shown);
      assertCanPress(tab, "Leave");
    }
  }

  private static void picture(Tab tab, Look look, String view, Locator shown) {
    look.give(tab);
    shown.scrollIntoViewIfNeeded();
    tab.page().mouse().move(0, 0); // what a click before it points to would look pointed to
    tab.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(view + "-" + look.name().toLowerCase() + ".png")));
    tab.await("() => document.documentElement.scrollWidth <= innerWidth");
  }
}
