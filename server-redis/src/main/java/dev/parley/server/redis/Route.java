package dev.parley.server.redis;

/**
 * By which a plain member's messages for another get to it without a record: known from the answer
 * to one that went by Redis.
 *
 * @param bridge to the addressee's node
 * @param after the number in the addressee's mailbox behind which they come
 * @param footing what was so when that one was asked for, and has to be so still
 */
record Route(Bridge bridge, long after, Footing footing) {

  /**
   * @param pass of this node, by which its members were its own; null for none
   * @param epoch of the link
   * @param others how many steps the sender had asked for before it that were not messages with an
   *     addressee: what they put into mailboxes is to come first
   */
  record Footing(String pass, int epoch, long others) {}
}
