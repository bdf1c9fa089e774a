package dev.parley.server.room;

import dev.parley.server.engine.RelayResult;
import java.util.concurrent.CompletableFuture;

/** What a step comes to that is done when its call returns: made once, not for each frame. */
final class Done {

  static final CompletableFuture<Void> DONE = CompletableFuture.completedFuture(null);

  static final CompletableFuture<RelayResult> DELIVERED = result(RelayResult.DELIVERED);
  static final CompletableFuture<RelayResult> UNKNOWN_RECIPIENT =
      result(RelayResult.UNKNOWN_RECIPIENT);
  static final CompletableFuture<RelayResult> RECIPIENT_REQUIRED =
      result(RelayResult.RECIPIENT_REQUIRED);
  static final CompletableFuture<RelayResult> OVERFLOW = result(RelayResult.OVERFLOW);

  private Done() {}

  private static CompletableFuture<RelayResult> result(RelayResult result) {
    return CompletableFuture.completedFuture(result);
  }

  static CompletableFuture<RelayResult> of(RelayResult result) {
    return switch (result) {
      case DELIVERED -> DELIVERED;
      case RECIPIENT_REQUIRED -> RECIPIENT_REQUIRED;
      case UNKNOWN_RECIPIENT -> UNKNOWN_RECIPIENT;
      case OVERFLOW -> OVERFLOW;
    };
  }
}
