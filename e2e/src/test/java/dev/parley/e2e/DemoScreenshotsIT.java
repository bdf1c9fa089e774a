package dev.parley.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import dev.parley.demo.DemoServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Pictures of the demo for people to look at, in {@code target/screenshots}: each view on a phone
 * and on a desktop, in light and in dark. Each test also fails if the page is wider than its
 * window.
 */
class DemoScreenshotsIT {

  private static final Path PICTURES = Path.of("target", "screenshots");

  @RegisterExtension static final Tabs tabs = new Tabs();

  /** A browser in which the person refuses camera and microphone. */
  @RegisterExtension static final Tabs refusing = new Tabs("--use-fake-ui-for-media-stream=deny");

  @AutoClose static final DemoServer server = DemoServer.start("--port", "0");
  @AutoClose static final DemoServer tiny = DemoServer.start("--port", "0", "--room-size", "1");

  /** A window and a theme. */
  enum Look {
    PHONE_LIGHT(390, 844, ColorScheme.LIGHT),
    PHONE_DARK(390, 844, ColorScheme.DARK),
    NARROW_LIGHT(360, 640, ColorScheme.LIGHT),
    DESKTOP_LIGHT(1280, 800, ColorScheme.LIGHT),
    DESKTOP_DARK(1280, 800, ColorScheme.DARK);

    private final int width;
    private final int height;
    private final ColorScheme theme;

    Look(int width, int height, ColorScheme theme) {
      this.width = width;
      this.height = height;
      this.theme = theme;
    }

    Browser.NewContextOptions options() {
      return new Browser.NewContextOptions()
          .setViewportSize(width, height)
          .setColorScheme(theme)
          .setReducedMotion(ReducedMotion.REDUCE);
    }

    boolean isPhone() {
      return width < 860;
    }
  }

  @ParameterizedTest
  @EnumSource
  void lobby(Look look) {
    Tab tab = open(look, server, "blue-otter", "");
    tab.await("() => document.querySelector('#preview').videoWidth > 0");
    picture(tab, look, "lobby");
  }

  @ParameterizedTest
  @EnumSource
  void lobbyWithWhatIsWrong(Look look) {
    Tab tab = open(look, server, "Ann's party", "");
    button(tab, "Turn camera off").click();
    button(tab, "Mute").click();
    button(tab, "Join").click();
    picture(tab, look, "lobby-problems");
  }

  @ParameterizedTest
  @EnumSource
  void devicesRefused(Look look) {
    Tab tab = open(refusing, look, server, "blue-otter", "Ann");
    tab.page().getByText("blocked").waitFor();
    picture(tab, look, "devices-refused");
    button(tab, "Join").click();
    button(tab, "Leave").waitFor();
    picture(tab, look, "devices-refused-call");
  }

  @ParameterizedTest
  @EnumSource
  void alone(Look look) {
    Tab ann = join(look, server, room(look, "calm-heron"), "Ann");
    picture(ann, look, "call-1");
  }

  @ParameterizedTest
  @EnumSource
  void twoPeopleAndTheirChat(Look look) {
    Tab ann = join(look, server, room(look, "quiet-otter"), "Ann");
    Tab bob = join(look, server, room(look, "quiet-otter"), "Bob Dole");
    awaitPictures(ann, 1);
    if (look.isPhone()) {
      say(bob, look, "Hi Ann, can you hear me?");
      ann.page().getByRole(AriaRole.BUTTON, named("Chat, 1 unread")).waitFor();
      picture(ann, look, "call-2");
    }
    say(
        ann,
        look,
        "Loud and clear. I've put the plan here: https://example.org/a/rather/long/address/that/has/to/wrap");
    say(bob, look, "Great, looking at it now. Give me a minute, it is a rather long one.");
    ann.page().getByText("Give me a minute").waitFor();
    picture(ann, look, look.isPhone() ? "call-2-chat" : "call-2");
  }

  @ParameterizedTest
  @EnumSource
  void threePeopleOneWithoutPictureAndSound(Look look) {
    String room = room(look, "merry-lynx");
    Tab ann = join(look, server, room, "Ann");
    Tab bob = join(look, server, room, "Bob Dole");
    Tab eve = join(look, server, room, "<img src=x onerror=alert(1)>");
    awaitPictures(ann, 2);
    button(bob, "Turn camera off").click();
    button(bob, "Mute").click();
    ann.page().locator(".tile.muted:not(.seen)").waitFor();
    say(eve, look, "<b>bold</b> & <script>alert(1)</script>");
    say(ann, look, "Names and messages are text, whatever is in them.");
    if (look.isPhone()) {
      closeChat(ann);
    }
    picture(ann, look, "call-3");
  }

  @ParameterizedTest
  @EnumSource
  void fullRoom(Look look) {
    join(look, tiny, room(look, "snug-wren"), "Ann");
    Tab bob = open(look, tiny, room(look, "snug-wren"), "Bob");
    button(bob, "Join").click();
    bob.page().getByText("This room is full").waitFor();
    picture(bob, look, "room-full");
  }

  @ParameterizedTest
  @EnumSource
  void serverAway(Look look) {
    DemoServer mortal = DemoServer.start("--port", "0");
    Tab ann = join(look, mortal, "lost", "Ann").expecting("WebSocket");
    Tab bob = join(look, mortal, "lost", "Bob").expecting("WebSocket");
    awaitPictures(ann, 1);
    awaitPictures(bob, 1);
    mortal.close();
    ann.page().getByText("Your call goes on").waitFor();
    awaitPictures(ann, 1);
    picture(ann, look, "server-away");
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

  private static void say(Tab tab, Look look, String text) {
    if (!tab.page().getByLabel("Message", exactly()).isVisible()) {
      tab.page().locator("#chat-toggle").click();
    }
    tab.page().getByLabel("Message", exactly()).fill(text);
    tab.page().getByLabel("Message", exactly()).press("Enter");
    if (look.isPhone()) {
      tab.page().getByText(text).waitFor();
    }
  }

  private static void closeChat(Tab tab) {
    tab.page().getByLabel("Message", exactly()).press("Escape");
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

  /** A room of its own for each look. */
  private static String room(Look look, String name) {
    return name + "-" + look.ordinal();
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

  private static void picture(Tab tab, Look look, String view) {
    tab.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(view + "-" + look.name().toLowerCase() + ".png")));
    tab.await("() => document.documentElement.scrollWidth <= innerWidth");
  }
}
