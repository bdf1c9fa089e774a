package dev.parley.tokens;

/** The audience that tokens of an installation are for. */
final class Audience {

  private Audience() {}

  static String check(String audience) {
    if (audience.isBlank()) {
      throw new IllegalArgumentException(
          "the audience is empty; give a name of your installation, as https://meet.example.org");
    }
    return audience;
  }
}
