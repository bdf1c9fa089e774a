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
    String them = both ? "them" : "it";
    String are = both ? "are" : "is";
    return switch (reason) {
      case REFUSED ->
          "Your "
              + what
              + (both ? " are" : " is")
              + " blocked. Allow "
              + them
              + " beside the page’s address, or join without.";
      case ABSENT ->
          "No " + what + " found. Plug " + (both ? "them" : "one") + " in, or join without.";
      case BUSY -> "Your " + what + " can’t be started; maybe another program uses " + them + ".";
      case INSECURE ->
          "Browsers give the "
              + what
              + " only to pages on https or localhost. You can join without.";
      case UNKNOWN -> "Your " + what + " " + are + " not available. You can join without.";
    };
  }
}
