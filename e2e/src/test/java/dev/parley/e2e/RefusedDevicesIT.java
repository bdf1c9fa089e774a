package dev.parley.e2e;

import dev.parley.demo.DemoServer;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People who do not allow camera and microphone are told so, come in all the same and write. */
class RefusedDevicesIT {

  @RegisterExtension static final Tabs tabs = new Tabs("--use-fake-ui-for-media-stream=deny");
  @AutoClose static final DemoServer demo = DemoServer.start("--port", "0");

  @Test
  void whoRefusesTheDevicesIsToldAndCanJoinAndWrite() {
    Visitor ann = Visitor.arrive(tabs.open("Ann"), demo, "Ann", "refused");
    ann.awaitSaid("Your camera and microphone are blocked");
    ann.join().awaitInCall();
    Visitor bob = Visitor.join(tabs.open("Bob"), demo, "Bob", "refused");
    ann.awaitOthers(1);
    bob.awaitOthers(1);
    ann.say("I can write");
    bob.awaitMessage("Ann", "I can write");
  }
}
