package dev.parley.server.redis;

import java.util.Locale;

/** One step on a room. Its text is the resource of that name. */
enum Script {
  JOIN,
  SEND,
  SEND_TO_ONLY_OTHER,
  BROADCAST,
  UPDATE,
  TELL,
  HANDLED,
  SAVE,
  CONFIRM,
  SUSPEND,
  RESUME,
  LEAVE,
  EVICT,
  FIND,
  CLAIM,
  MEMBERS,
  SWEEP;

  /** Whether it takes several steps, of several rooms, and answers for each; others take one. */
  boolean isForMany() {
    return this == SEND || this == SWEEP;
  }

  String resource() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-') + ".lua";
  }
}
