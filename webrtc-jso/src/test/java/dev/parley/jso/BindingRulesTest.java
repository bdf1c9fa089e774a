package dev.parley.jso;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.dom.events.Registration;

/** What package-info says of the bindings, held against every one of them. */
class BindingRulesTest {

  private static final Path SOURCES = Path.of("src/main/java/dev/parley/jso");
  private static final Pattern ROW =
      Pattern.compile(
          "^\\| \\[`(\\w+)`]\\(src/main/java/dev/parley/jso/\\1\\.java\\)", Pattern.MULTILINE);

  @Test
  void readmeTabulatesEveryTypeAndNoOther() throws IOException {
    Set<String> tabulated =
        ROW.matcher(Files.readString(Path.of("README.md")))
            .results()
            .map(row -> row.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(new TreeSet<>(typeNames()), tabulated);
  }

  @TestFactory
  Stream<DynamicTest> everyTypeNamesItsSpecification() throws IOException {
    return typeNames().stream()
        .map(name -> DynamicTest.dynamicTest(name, () -> namesItsSpecification(name)));
  }

  private static void namesItsSpecification(String name) throws IOException {
    String source = Files.readString(SOURCES.resolve(name + ".java"));
    assertTrue(source.matches("(?s).* \\* @see <a\\s+(\\* +)?href=\"https://.*"), source);
  }

  @TestFactory
  Stream<DynamicTest> everyTypeIsWithoutLogic() throws IOException {
    return types().stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> isWithoutLogic(type)));
  }

  private static void isWithoutLogic(Class<?> type) {
    for (Method method : type.getDeclaredMethods()) {
      assertTrue(
          Modifier.isNative(method.getModifiers())
              || method.isBridge()
              || method.getReturnType() == Registration.class,
          method::toString);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyTypeIsAClassOfJavaScriptsOrAHolderOfStatics() throws IOException {
    return types().stream()
        .map(type -> DynamicTest.dynamicTest(type.getSimpleName(), () -> isBindingOrHolder(type)));
  }

  private static void isBindingOrHolder(Class<?> type) {
    if (type.isAnnotationPresent(JSClass.class)) {
      assertEquals(List.of(), List.of(type.getDeclaredFields()));
      return;
    }
    assertTrue(Modifier.isFinal(type.getModifiers()));
    assertEquals(0, type.getConstructors().length);
    for (Field field : type.getDeclaredFields()) {
      assertEquals(String.class, field.getType());
      assertTrue(Modifier.isPublic(field.getModifiers()) && Modifier.isFinal(field.getModifiers()));
    }
  }

  @TestFactory
  Stream<DynamicTest> dictionariesAreTransparent() throws IOException {
    return types().stream()
        .filter(BindingRulesTest::isDictionary)
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(),
                    () -> assertTrue(type.getAnnotation(JSClass.class).transparent())));
  }

  private static boolean isDictionary(Class<?> type) {
    JSClass annotation = type.getAnnotation(JSClass.class);
    return annotation != null && annotation.name().equals("Object");
  }

  @Test
  void scriptedGettersReadThePropertyThatTheyAreNamedAfter() throws IOException {
    List<Method> scripted =
        types().stream()
            .filter(
                type ->
                    type != Navigator.class
                        && type != SrcObject.class
                        && type != RTCStatsReport.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(method -> method.isAnnotationPresent(JSBody.class))
            .toList();
    assertTrue(scripted.size() > 100);
    for (Method method : scripted) {
      String property = method.getName().substring("get".length());
      assertEquals(
          "var v = this."
              + Character.toLowerCase(property.charAt(0))
              + property.substring(1)
              + "; return v === undefined ? null : v;",
          method.getAnnotation(JSBody.class).script());
    }
  }

  private static List<Class<?>> types() throws IOException {
    return typeNames().stream().<Class<?>>map(BindingRulesTest::named).toList();
  }

  private static List<String> typeNames() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.equals("package-info.java"))
          .map(name -> name.substring(0, name.length() - ".java".length()))
          .toList();
    }
  }

  private static Class<?> named(String name) {
    try {
      return Class.forName("dev.parley.jso." + name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
