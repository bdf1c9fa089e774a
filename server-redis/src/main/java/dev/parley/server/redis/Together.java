package dev.parley.server.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes steps on several rooms by one command, and answers for each of them. */
final class Together {

  private Together() {}

  /**
   * Takes them in order. Where Redis refuses the command, as one of them can't be taken, it is
   * asked for each alone, so that nobody's fault is another's; those that had been taken are taken
   * twice.
   *
   * @param script one that {@link Script#isForMany}
   */
  static List<CompletableFuture<Answer>> run(Link link, Script script, List<Step> steps) {
    if (steps.size() == 1) {
      return List.of(alone(link, script, steps.get(0)));
    }
    List<CompletableFuture<Answer>> each = new ArrayList<>(steps.size());
    steps.forEach(step -> each.add(new CompletableFuture<>()));
    link.run(script, steps)
        .whenComplete(
            (answers, failure) -> {
              for (int i = 0; i < each.size(); i++) {
                if (failure == null) {
                  each.get(i).complete(answers.get(i));
                } else if (isRefusal(failure)) {
                  pass(alone(link, script, steps.get(i)), each.get(i));
                } else {
                  each.get(i).completeExceptionally(failure);
                }
              }
            });
    return each;
  }

  private static CompletableFuture<Answer> alone(Link link, Script script, Step step) {
    return link.run(script, step.members(), step.arguments());
  }

  /** Whether Redis has said no. */
  static boolean isRefusal(Throwable failure) {
    return failure instanceof RedisCommandExecutionException;
  }

  /** Has a future end as another does. */
  static <T> void pass(CompletableFuture<T> from, CompletableFuture<T> to) {
    from.whenComplete(
        (result, failure) -> {
          if (failure == null) {
            to.complete(result);
          } else {
            to.completeExceptionally(failure);
          }
        });
  }
}
