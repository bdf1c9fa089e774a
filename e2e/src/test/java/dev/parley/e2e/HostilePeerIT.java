package dev.parley.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** One who breaks the rules harms no one, and no channel but their own. */
class HostilePeerIT {

  @RegisterExtension static final Tabs tabs = new Tabs();
  @AutoClose static final Relay relay = Relay.start();

  @Test
  void brokenFramingEndsItsChannelWithATypedErrorAndNoOther() {
    ChannelsPageTab ann = ChannelsPageTab.join(tabs.open("Ann"), relay, "hostile");
    Mallory mallory = Mallory.call(tabs.open("Mallory"), relay, "hostile");
    ann.await("announced first");

    List<List<String>> attacks =
        List.of(
            List.of("MALFORMED", "[[9]]"),
            List.of("TOO_LARGE", "[[1, 0, 127, 127, 127, 127, 63, 0, 1, 2, 3]]"),
            List.of("WRONG_NUMBER", "[[0, 5, 1]]"),
            List.of("WRONG_LENGTH", "[[1, 0, 72, 78, 1, 0, 1, 2, 3]]"));
    for (List<String> attack : attacks) {
      String label = attack.get(0);
      mallory.attack(label, attack.get(1));
      ann.await("cut off " + label + " " + label);
      mallory.awaitEnd(label);
    }
    // Halves of messages on many channels, each within its own limit.
    Scripted page = mallory.tab();
    page.evaluate(
        """
        async () => {
          const half = new Uint8Array(65536);
          half.set([1, 0, 0x40, 0x40, 0x40, 0x40, 0x04]);
          for (let i = 10; i < 14; i++) {
            await openChannel('half' + i, 'parley.1/' + i + '/');
          }
          for (let part = 0; part < 600; part++) {
            for (let i = 10; i < 14; i++) {
              const channel = channels['half' + i];
              const offset = part * 65523;
              const header = [1, 0, 0x40, 0x40, 0x40, 0x40, 0x04];
              for (let shift = 0; shift < 30; shift += 6) {
                header.push(offset >>> shift & 0x3f | (shift < 24 ? 0x40 : 0));
              }
              half.set(header);
              while (channel.readyState === 'open' && channel.bufferedAmount > 500000) {
                await new Promise(done => setTimeout(done, 1));
              }
              if (channel.readyState === 'open') channel.send(half.subarray(0, 65523 + header.length));
            }
            if (ended.some(label => label.startsWith('half'))) return;
          }
        }
        """);
    page.await("() => ended.some(label => label.startsWith('half'))");
    List<String> cutOff = ann.heard("cut off half");
    assertFalse(cutOff.isEmpty(), "no half was cut off");
    for (String line : cutOff) {
      assertTrue(line.endsWith(" TOO_MUCH_UNFINISHED"), line);
    }
    page.evaluate("channels.last = null; openChannel('last', '')");
    ann.await("announced last");
    page.evaluate("channels.last.send('still here')");
    assertEquals("ordered raw -1 -1 ''", ann.call("describe", "last"));
    ann.tab().await("() => channels.events.some(e => e.startsWith('text last 10 '))");
  }
}
