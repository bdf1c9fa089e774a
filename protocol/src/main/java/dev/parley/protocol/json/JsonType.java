package dev.parley.protocol.json;

/** The six types of a JSON value (RFC 8259 §3, with true and false taken together). */
public enum JsonType {
  OBJECT,
  ARRAY,
  STRING,
  NUMBER,
  BOOLEAN,
  NULL
}
