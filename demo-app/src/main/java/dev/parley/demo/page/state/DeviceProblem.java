package dev.parley.demo.page.state;

/**
 * Why a microphone, a camera or both can't be used.
 *
 * @param microphone whether it is about the microphone
 * @param camera whether it is about the camera
 */
public record DeviceProblem(Reason reason, boolean microphone, boolean camera) {

  /** The errors of Media Capture and Streams §10.2, as far as a person can act on them. */
  public enum Reason {
    REFUSED,
    ABSENT,
    BUSY,
    INSECURE,
    UNKNOWN;

    /** The reason behind a DOMException's name. */
    public static Reason of(String exceptionName) {
      return switch (exceptionName) {
        case "NotAllowedError" -> REFUSED;
        case "SecurityError" -> INSECURE;
        case "NotFoundError", "OverconstrainedError" -> ABSENT;
        case "NotReadableError", "AbortError" -> BUSY;
        default -> UNKNOWN;
      };
    }
  }

  /** What to tell the person. */
  public String text() {
    boolean both = microphone && camera;
    String what = both ? "camera and microphone" : camera ? "camera" : "microphone";
    String are = both ? " are" : " is";
    String them = both ? "them" : "it";
    return switch (reason) {
      case REFUSED ->
          "Your " + what + are + " blocked. You can allow " + them + " beside the page’s address.";
      case ABSENT -> "No " + what + " found.";
      case BUSY -> "Your " + what + " can’t be started. Maybe another program uses " + them + ".";
      case INSECURE -> "Browsers give a " + what + " only to pages on https or localhost.";
      case UNKNOWN -> "Your " + what + are + " not available.";
    };
  }

  /** What to tell somebody who is about to join. */
  public String textBeforeJoining() {
    return text() + " Or join without.";
  }
}
