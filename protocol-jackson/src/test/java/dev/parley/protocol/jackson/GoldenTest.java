package dev.parley.protocol.jackson;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.protocol.ClientMessage;
import dev.parley.protocol.Codec;
import dev.parley.protocol.ServerMessage;
import dev.parley.protocol.golden.ClientGoldens;
import dev.parley.protocol.golden.CodecChecks;
import dev.parley.protocol.golden.Direction;
import dev.parley.protocol.golden.Golden;
import dev.parley.protocol.golden.ServerGoldens;
import java.util.Arrays;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class GoldenTest {

  private static final Codec CODEC = new Codec(new JacksonJson());

  @TestFactory
  Stream<DynamicTest> clientGoldenIsReadAndWritten() {
    return readAndWritten(Direction.CLIENT);
  }

  @TestFactory
  Stream<DynamicTest> serverGoldenIsReadAndWritten() {
    return readAndWritten(Direction.SERVER);
  }

  private static <F> Stream<DynamicTest> readAndWritten(Direction<F> direction) {
    return direction.goldens(CODEC).stream()
        .map(
            golden ->
                DynamicTest.dynamicTest(
                    golden.path(),
                    () ->
                        CodecChecks.golden(
                            CODEC, direction, GoldenFiles.text(golden), golden.frame())));
  }

  @Test
  void everyClientMessageHasAGolden() {
    Set<Class<?>> shown =
        ClientGoldens.all(CODEC.json()).stream()
            .map(golden -> golden.frame().message().getClass())
            .collect(Collectors.toSet());
    assertEquals(records(ClientMessage.class), shown);
  }

  @Test
  void everyServerMessageHasAGolden() {
    Set<Class<?>> shown =
        ServerGoldens.all(CODEC.json()).stream()
            .map(golden -> golden.frame().message().getClass())
            .collect(Collectors.toSet());
    assertEquals(records(ServerMessage.class), shown);
  }

  /** The messages that a sealed interface permits, by itself or by an interface of its own. */
  private static Set<Class<?>> records(Class<?> sealed) {
    return Arrays.stream(sealed.getPermittedSubclasses())
        .flatMap(type -> type.isSealed() ? records(type).stream() : Stream.of(type))
        .filter(Predicate.not(Class::isInterface))
        .collect(Collectors.toSet());
  }

  @Test
  void everyGoldenFileIsExpectedToBeAMessage() {
    Stream<Golden<?>> goldens =
        Stream.concat(
            ClientGoldens.all(CODEC.json()).stream(), ServerGoldens.all(CODEC.json()).stream());
    assertEquals(goldens.map(Golden::path).sorted().toList(), GoldenFiles.paths());
  }

  /** A page can't list a directory: it reads the index. */
  @Test
  void indexNamesEveryGoldenFile() {
    assertEquals(GoldenFiles.paths(), GoldenFiles.text("index.txt").lines().toList());
  }
}
