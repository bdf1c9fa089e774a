package dev.parley.e2e;

import dev.parley.demo.DemoServer;

/** The demo's call as a program, for a process of its own: it ends well if the call goes well. */
final class LoopbackOnlyCall {

  private LoopbackOnlyCall() {}

  public static void main(String[] arguments) throws Exception {
    if (!LoopbackOnly.isHere()) {
      throw new IllegalStateException("this machine has a network besides loopback");
    }
    try (DemoServer demo = DemoServer.start("--port", "0");
        Chromium chromium = Chromium.launch()) {
      Visitor ann = Visitor.join(new Tab("Ann", chromium.newContext()), demo, "Ann", "lo");
      Visitor bob = Visitor.join(new Tab("Bob", chromium.newContext()), demo, "Bob", "lo");
      ann.awaitSeesAndHears("Bob");
      bob.awaitSeesAndHears("Ann");
      ann.say("No network here");
      bob.awaitMessage("Ann", "No network here");
    }
    System.out.println("the call went well");
  }
}
