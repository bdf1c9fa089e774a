package dev.parley.e2e.bindings;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** All that a package of bindings says of the browser, read from its compiled classes. */
public final class BindingCatalogue {

  private final List<Class<?>> classes;

  public BindingCatalogue(Class<?>... classes) {
    this.classes = List.of(classes);
  }

  /** Of every class in {@code sibling}'s package. */
  public static BindingCatalogue ofPackageOf(Class<?> sibling) {
    return new BindingCatalogue(
        classFiles(sibling).stream()
            .map(name -> classNamed(sibling.getPackageName() + "." + name))
            .toArray(Class<?>[]::new));
  }

  /** Each member once, in the order of their names. */
  public Collection<Member> members() {
    Map<String, Member> members = new TreeMap<>();
    classes.stream()
        .flatMap(type -> new BindingClass(type).members().stream())
        .forEach(member -> members.merge(member.id(), member, BindingCatalogue::moreTyped));
    return members.values();
  }

  /** A dictionary's member has a getter, which tells its type, and setters, which do not. */
  private static Member moreTyped(Member one, Member other) {
    return one.of().isEmpty() ? other : one;
  }

  /** The supertype, if it is one of these, of each type. */
  public Map<String, String> parents() {
    Map<String, String> parents = new TreeMap<>();
    for (Class<?> type : classes) {
      if (classes.contains(type.getSuperclass())) {
        parents.put(new BindingClass(type).name(), new BindingClass(type.getSuperclass()).name());
      }
    }
    return parents;
  }

  private static List<String> classFiles(Class<?> sibling) {
    String directory = sibling.getPackageName().replace('.', '/');
    try {
      URI code = sibling.getProtectionDomain().getCodeSource().getLocation().toURI();
      if (Files.isDirectory(Path.of(code))) {
        return classFiles(Path.of(code).resolve(directory));
      }
      try (FileSystem jar = FileSystems.newFileSystem(Path.of(code))) {
        return classFiles(jar.getPath(directory));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (URISyntaxException e) {
      throw new AssertionError(e);
    }
  }

  private static List<String> classFiles(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .map(name -> name.substring(0, name.length() - ".class".length()))
          .toList();
    }
  }

  private static Class<?> classNamed(String name) {
    try {
      return Class.forName(name);
    } catch (ClassNotFoundException e) {
      throw new AssertionError(e);
    }
  }
}
