package dev.parley.testkit;

/** Decides which operations of a connection fail although nothing is wrong with them. */
public interface Faults {

  /** The operations that can be made to fail. */
  enum Operation {
    SET_LOCAL_DESCRIPTION,
    SET_REMOTE_DESCRIPTION,
    ADD_ICE_CANDIDATE
  }

  Faults NONE = operation -> false;

  /** Asked once for each operation, when it is about to take effect. */
  boolean fails(Operation operation);
}
