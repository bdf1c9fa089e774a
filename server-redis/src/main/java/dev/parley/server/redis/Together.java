package dev.parley.server.redis;

import io.lettuce.core.RedisCommandExecutionException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Takes steps on several rooms by one command, and answers for each of them. */
final class Together {

  private Together() {}

  /**
   * Takes them in order. One that Redis refuses, as its keys are broken, stops no other.
   *
   * @param script one that {@link Script#isForMany}
   */
  static List<CompletableFuture<Answer>> run(Link link, Script script, List<Step> steps) {
    if (steps.size() == 1) {
      Step step = steps.get(0);
      return List.of(link.run(script, step.members(), step.arguments()));
    }
    List<CompletableFuture<Answer>> each = new ArrayList<>(steps.size());
    steps.forEach(step -> each.add(new CompletableFuture<>()));
    link.run(script, steps)
        .whenComplete(
            (answers, failure) -> {
              for (int i = 0; i < each.size(); i++) {
                if (failure != null) {
                  each.get(i).completeExceptionally(failure);
                } else {
                  complete(each.get(i), answers.get(i));
                }
              }
            });
    return each;
  }

  private static void complete(CompletableFuture<Answer> future, Answer answer) {
    if (answer.is(Answer.REFUSED)) {
      future.completeExceptionally(new RedisCommandExecutionException(answer.text(0)));
    } else {
      future.complete(answer);
    }
  }
}
