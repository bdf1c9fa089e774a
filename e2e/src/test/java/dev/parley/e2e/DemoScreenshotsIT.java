package dev.parley.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
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
      return new Browser.NewContextOptions().setViewportSize(width, height).setColorScheme(theme);
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

  private static Tab open(Look look, DemoServer at, String room, String name) {
    Tab tab = tabs.open(name.isEmpty() ? "nameless" : name, look.options());
    tab.go(at.url().toString());
    tab.page().getByLabel("Room").fill(room);
    tab.page().getByLabel("Name", new Page.GetByLabelOptions().setExact(true)).fill(name);
    return tab;
  }

  private static Locator button(Tab tab, String name) {
    return tab.page()
        .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
  }

  private static void picture(Tab tab, Look look, String view) {
    tab.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(view + "-" + look.name().toLowerCase() + ".png")));
    tab.await("() => document.documentElement.scrollWidth <= innerWidth");
  }
}
