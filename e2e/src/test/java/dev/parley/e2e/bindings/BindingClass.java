package dev.parley.e2e.bindings;

import dev.parley.e2e.bindings.Member.Kind;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSClass;
import org.teavm.jso.JSMethod;
import org.teavm.jso.JSProperty;
import org.teavm.jso.core.JSArrayReader;
import org.teavm.jso.core.JSBoolean;
import org.teavm.jso.core.JSNumber;
import org.teavm.jso.dom.events.Registration;

/** What one compiled binding class says of the browser, read from it as TeaVM reads it. */
final class BindingClass {

  /**
   * The one thing a binding's script may do: read a property or call a method, null for undefined.
   */
  private static final Pattern SCRIPT =
      Pattern.compile(
          "(?:return |var v = )?(this|navigator|element)\\.(\\w+)(\\(?).*", Pattern.DOTALL);

  private static final Map<Class<?>, String> TYPES =
      Map.of(
          int.class, "number",
          double.class, "number",
          JSNumber.class, "number",
          boolean.class, "boolean",
          JSBoolean.class, "boolean",
          String.class, "string",
          JSArrayReader.class, "array");

  private final Class<?> type;
  private final Optional<JSClass> annotation;

  BindingClass(Class<?> type) {
    this.type = type;
    this.annotation = Optional.ofNullable(type.getAnnotation(JSClass.class));
  }

  /** A dictionary is a plain object to the browser. */
  boolean isDictionary() {
    return annotation.filter(jsClass -> jsClass.name().equals("Object")).isPresent();
  }

  /** The JavaScript class; of a dictionary or an enumeration its IDL name. */
  String name() {
    return isDictionary()
        ? type.getSimpleName()
        : annotation
            .map(JSClass::name)
            .filter(name -> !name.isEmpty())
            .orElse(type.getSimpleName());
  }

  List<Member> members() {
    List<Member> members = new ArrayList<>();
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      if (isExposed(constructor)) {
        members.add(new Member(name(), name(), Kind.CONSTRUCTOR, ""));
      }
    }
    for (Field field : type.getDeclaredFields()) {
      members.add(new Member(name(), constant(field), Kind.VALUE, ""));
    }
    for (Method method : type.getDeclaredMethods()) {
      if (!method.isSynthetic()) {
        members.add(member(method));
      }
    }
    return members;
  }

  private boolean isExposed(Constructor<?> constructor) {
    return !isDictionary()
        && Modifier.isPublic(constructor.getModifiers())
        && !Modifier.isAbstract(type.getModifiers());
  }

  private static String constant(Field field) {
    try {
      return (String) field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(field + " is no public constant", e);
    }
  }

  private Member member(Method method) {
    if (method.isAnnotationPresent(JSBody.class)) {
      return scripted(method);
    }
    if (method.isAnnotationPresent(JSProperty.class)) {
      return isDictionary()
          ? new Member(name(), property(method), Kind.MEMBER, of(method))
          : new Member(name(), property(method), accessor(method), of(method));
    }
    if (Modifier.isNative(method.getModifiers())) {
      Kind kind = isStatic(method) ? Kind.STATIC_METHOD : Kind.METHOD;
      return new Member(name(), called(method), kind, "");
    }
    if (method.getReturnType() == Registration.class) {
      return new Member(name(), event(method), Kind.EVENT, "");
    }
    throw new AssertionError(method + " binds nothing: a binding has no logic");
  }

  private String event(Method method) {
    String event = EventNames.of(type).get(method.getName());
    if (!("on" + event).equalsIgnoreCase(method.getName())) {
      throw new AssertionError(method + " listens to " + event);
    }
    return event;
  }

  private Member scripted(Method method) {
    String script = method.getAnnotation(JSBody.class).script();
    Matcher matcher = SCRIPT.matcher(script);
    if (!matcher.matches()) {
      throw new AssertionError(method + " has a script that is no plain look-up: " + script);
    }
    String name = matcher.group(2);
    if (!matcher.group(3).isEmpty()) {
      return new Member(name(), name, Kind.METHOD, "");
    }
    return switch (matcher.group(1)) {
      case "navigator" -> new Member("navigator", name, Kind.STATIC_GETTER, "");
      case "element" ->
          new Member(method.getParameterTypes()[0].getSimpleName(), name, accessor(method), "");
      default -> new Member(name(), name, isDictionary() ? Kind.MEMBER : Kind.GETTER, of(method));
    };
  }

  /** As TeaVM makes it of a method's name. */
  private static String property(Method method) {
    String explicit = method.getAnnotation(JSProperty.class).value();
    if (!explicit.isEmpty()) {
      return explicit;
    }
    String name = method.getName().replaceFirst("^(get|set|is)(?=[A-Z])", "");
    return Character.toLowerCase(name.charAt(0)) + name.substring(1);
  }

  private static String called(Method method) {
    JSMethod explicit = method.getAnnotation(JSMethod.class);
    return explicit == null || explicit.value().isEmpty() ? method.getName() : explicit.value();
  }

  private static Kind accessor(Method method) {
    if (method.getReturnType() == void.class) {
      return Kind.SETTER;
    }
    return isStatic(method) && !method.isAnnotationPresent(JSBody.class)
        ? Kind.STATIC_GETTER
        : Kind.GETTER;
  }

  private static boolean isStatic(Method method) {
    return Modifier.isStatic(method.getModifiers());
  }

  private static String of(Method method) {
    return TYPES.getOrDefault(method.getReturnType(), "");
  }
}
