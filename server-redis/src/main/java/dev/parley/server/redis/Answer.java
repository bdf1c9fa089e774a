package dev.parley.server.redis;

import java.util.ArrayList;
import java.util.List;

/**
 * What a script answers.
 *
 * @param status what became of the step
 * @param stamp of the frames that it appended
 * @param notices whom to tell of what
 * @param rest what only some answer
 */
record Answer(String status, long stamp, List<Notice> notices, List<Object> rest) {

  static final String OK = "ok";

  /** The session is not this node's any more, nor another's. */
  static final String FENCED = "fenced";

  /** Another node has the session: its client went there. */
  static final String MOVED = "moved";

  /** Of several steps this one can't be taken: Redis says why. */
  static final String REFUSED = "refused";

  /** A step before it has not been done. */
  static final String GAP = "gap";

  static Answer of(List<Object> answered) {
    @SuppressWarnings("unchecked")
    List<Object> told = (List<Object>) answered.get(1);
    List<Notice> notices = new ArrayList<>(told.size() / 4);
    for (int i = 1; i + 3 < told.size(); i += 4) {
      notices.add(
          new Notice(
              Notice.Kind.of(Bytes.text(told.get(i))),
              Bytes.text(told.get(i + 1)),
              Bytes.text(told.get(i + 2)),
              Bytes.number(told.get(i + 3))));
    }
    return new Answer(
        Bytes.text(answered.get(0)),
        Bytes.number(told.get(0)),
        notices,
        answered.subList(2, answered.size()));
  }

  /** Whether the session is not this node's any more. */
  boolean isOusted() {
    return is(FENCED) || is(MOVED);
  }

  /** The same of one of several steps. */
  Answer of(String itsStatus) {
    return new Answer(itsStatus, stamp, notices, rest);
  }

  boolean is(String expected) {
    return status.equals(expected);
  }

  String text(int at) {
    return Bytes.text(rest.get(at));
  }

  long number(int at) {
    return Bytes.number(rest.get(at));
  }
}
