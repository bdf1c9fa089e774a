package dev.parley.standalone.options;

/** Options that stand together in the help and in the guide. */
public enum Section {
  LISTENING("Listening"),
  TLS("TLS"),
  ACCESS("Who may connect"),
  ICE("STUN and TURN"),
  OPERATION("Operation"),
  CLUSTER("Several servers"),
  LIMITS("Limits");

  private final String heading;

  Section(String heading) {
    this.heading = heading;
  }

  public String heading() {
    return heading;
  }
}
