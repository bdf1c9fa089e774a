package dev.parley.standalone;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;

/**
 * Hears the operating system's signals. A shutdown hook would not do: while one runs, the JVM
 * ignores every further signal, and nobody could end a program that is taking its time.
 *
 * <p>{@code sun.misc.Signal}, of the module {@code jdk.unsupported}, is the only way to them. It is
 * called by reflection since the compiler's warning of it can't be switched off.
 */
final class Signals {

  private Signals() {}

  /**
   * Calls {@code handler}, on a thread of its own, each time that signal comes.
   *
   * @param name without its SIG, such as TERM
   * @throws IllegalStateException if this JVM does not have them
   */
  static void on(String name, Runnable handler) {
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
      Object proxy =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlerType},
              (self, method, arguments) ->
                  switch (method.getName()) {
                    case "handle" -> {
                      handler.run();
                      yield null;
                    }
                    case "equals" -> self == arguments[0];
                    case "hashCode" -> System.identityHashCode(self);
                    default -> "handler of SIG" + name;
                  });
      signal
          .getMethod("handle", signal, handlerType)
          .invoke(null, signal.getConstructor(String.class).newInstance(name), proxy);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("SIG" + name + " can't be handled here", e.getCause());
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("this JVM has no module jdk.unsupported", e);
    }
  }
}
