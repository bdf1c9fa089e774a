package dev.parley.server.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class InboxTest {

  private final Inbox inbox = new Inbox();

  @Test
  void frameIsNotConfirmedBeforeThoseInFrontOfItAreDoneWith() {
    synchronized (inbox) {
      inbox.goOn(4);
      for (int i = 0; i < 3; i++) {
        inbox.take();
      }
      inbox.handled(6, 0);
      inbox.handled(7, 0);
      assertEquals(4, inbox.handled());
      inbox.confirm();
      assertEquals(0, inbox.owedFor(1_000));
      inbox.handled(5, 500);
      assertEquals(7, inbox.handled());
      assertEquals(500, inbox.owedFor(1_000));
    }
  }
}
