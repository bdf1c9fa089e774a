package dev.parley.client.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.testkit.VirtualLoop;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PromiseTest {

  private final VirtualLoop loop = new VirtualLoop();
  private final Deferred<Integer> deferred = new Deferred<>(loop);
  private final Promise<Integer> promise = deferred.promise();
  private final List<String> heard = new ArrayList<>();

  @Test
  void callbacksRunInOrderAndNeverInsideTheCall() {
    promise.then(value -> heard.add("first " + value));
    promise.then(value -> heard.add("second " + value));
    deferred.resolve(7);
    promise.then(value -> heard.add("third " + value));
    assertEquals(List.of(), heard);
    loop.runMicrotasks();
    assertEquals(List.of("first 7", "second 7", "third 7"), heard);
  }

  @Test
  void onlyTheFirstSettlementCounts() {
    promise.whenSettled(value -> heard.add("value " + value), error -> heard.add("error"));
    deferred.resolve(1);
    deferred.resolve(2);
    deferred.reject(new IllegalStateException());
    loop.runMicrotasks();
    assertEquals(List.of("value 1"), heard);
  }

  @Test
  void valuesAreMappedAndPromisesFollowed() {
    Deferred<String> inner = new Deferred<>(loop);
    promise
        .map(value -> value + 1)
        .flatMap(value -> inner.promise().map(text -> text + value))
        .then(heard::add);
    deferred.resolve(1);
    inner.resolve("n = ");
    loop.runMicrotasks();
    assertEquals(List.of("n = 2"), heard);
  }

  @Test
  void errorPassesDownTheChainToWhoeverAsks() {
    promise
        .then(value -> heard.add("not this"))
        .map(value -> value + 1)
        .flatMap(value -> Promise.resolved(loop, value))
        .onError(error -> heard.add(error.getMessage()));
    deferred.reject(new IllegalStateException("broken"));
    loop.runMicrotasks();
    assertEquals(List.of("broken"), heard);
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void whatACallbackThrowsRejectsWhatFollows() {
    promise
        .then(
            value -> {
              throw new IllegalStateException("in then");
            })
        .onError(error -> heard.add(error.getMessage()));
    promise
        .flatMap(
            value -> {
              throw new IllegalStateException("in flatMap");
            })
        .onError(error -> heard.add(error.getMessage()));
    deferred.resolve(1);
    loop.runMicrotasks();
    assertEquals(List.of("in then", "in flatMap"), heard);
    assertEquals(List.of(), loop.uncaught());
  }

  @Test
  void errorThatNoOneAsksForIsUncaught() {
    promise.then(value -> heard.add("not this"));
    deferred.reject(new IllegalStateException("forgotten"));
    Promise.rejected(loop, new IllegalStateException("never seen"));
    loop.runMicrotasks();
    assertEquals(
        List.of("never seen", "forgotten"),
        loop.uncaught().stream().map(Throwable::getMessage).toList());
  }

  @Test
  void errorThatIsAskedForInTheSameTaskIsNotUncaught() {
    deferred.reject(new IllegalStateException("seen"));
    promise.onError(error -> heard.add(error.getMessage()));
    loop.runMicrotasks();
    assertEquals(List.of("seen"), heard);
    assertEquals(List.of(), loop.uncaught());
  }
}
