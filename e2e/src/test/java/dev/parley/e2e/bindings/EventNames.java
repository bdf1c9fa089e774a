package dev.parley.e2e.bindings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** The event that each listener method of a class names: it stands in the method's code alone. */
final class EventNames extends ClassVisitor {

  private final Map<String, String> byMethod = new HashMap<>();

  private EventNames() {
    super(Opcodes.ASM9);
  }

  static Map<String, String> of(Class<?> type) {
    EventNames names = new EventNames();
    try (InputStream code = type.getResourceAsStream(type.getSimpleName() + ".class")) {
      new ClassReader(code).accept(names, ClassReader.SKIP_DEBUG);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names.byMethod;
  }

  @Override
  public MethodVisitor visitMethod(
      int access, String method, String descriptor, String signature, String[] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitLdcInsn(Object constant) {
        byMethod.put(method, (String) constant);
      }
    };
  }
}
