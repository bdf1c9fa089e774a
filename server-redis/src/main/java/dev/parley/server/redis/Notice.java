package dev.parley.server.redis;

import java.util.Locale;

/**
 * What a node is to be told of one of its members.
 *
 * @param number the last number in the mailbox; of {@link Kind#LOST}, {@link Kind#MOVED} and {@link
 *     Kind#KICK} a generation
 */
record Notice(Kind kind, String node, String peer, long number) {

  enum Kind {
    /** The frame of the step is in the mailbox, under that number. Not sent to others. */
    FRAME,
    /** There is something to be read from the mailbox. */
    READ,
    /**
     * The last message for it has that number in its mailbox: what the sender says next may come
     * behind it by a {@link Bridge}. For whoever asked; not sent to others.
     */
    AT,
    /** The session has this generation, or none: who has an older one has lost it. */
    LOST,
    /** The same, and another node has it, as its client went there. */
    MOVED,
    /** An operator ends the member. */
    KICK;

    private final String wireName = name().toLowerCase(Locale.ROOT);

    static Kind of(String wireName) {
      return valueOf(wireName.toUpperCase(Locale.ROOT));
    }

    String wireName() {
      return wireName;
    }
  }
}
