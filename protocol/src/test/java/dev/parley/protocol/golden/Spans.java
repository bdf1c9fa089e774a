package dev.parley.protocol.golden;

import java.util.ArrayList;
import java.util.List;

/** Where the values and the members of a well-formed JSON text stand in it. */
final class Spans {

  /** From {@code start} up to {@code end}, exclusively. */
  record Span(int start, int end) {}

  final List<Span> values = new ArrayList<>();

  /** Each from its name's quotation mark to its value's end. */
  final List<Span> members = new ArrayList<>();

  private final String text;
  private int at;

  Spans(String text) {
    this.text = text;
    value();
  }

  private void value() {
    space();
    int start = at;
    switch (text.charAt(at)) {
      case '{' -> container('}', true);
      case '[' -> container(']', false);
      case '"' -> string();
      default -> scalar();
    }
    values.add(new Span(start, at));
  }

  private void container(char close, boolean named) {
    at++;
    space();
    while (text.charAt(at) != close) {
      int start = at;
      if (named) {
        string();
        space();
        at++; // the colon
      }
      value();
      if (named) {
        members.add(new Span(start, at));
      }
      space();
      if (text.charAt(at) == ',') {
        at++;
        space();
      }
    }
    at++;
  }

  private void string() {
    at++;
    while (text.charAt(at) != '"') {
      at += text.charAt(at) == '\\' ? 2 : 1;
    }
    at++;
  }

  private void scalar() {
    while (at < text.length() && ",]} \n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
  }

  private void space() {
    while (at < text.length() && " \n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }
}
