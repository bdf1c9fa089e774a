package dev.parley.server.redis;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Somebody who vouches for servers on this machine; made by openssl. */
record TestAuthority(Path directory) {

  static TestAuthority make(Path directory, String name) {
    TestAuthority made = new TestAuthority(directory.resolve(name));
    assertTrue(made.directory.toFile().mkdir());
    made.openssl(
        "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=test"
            + " -keyout ca.key -out ca.crt");
    made.openssl(
        "req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -subj /CN=redis"
            + " -keyout server.key -out server.csr");
    made.openssl(
        "x509 -req -in server.csr -CA ca.crt -CAkey ca.key -CAcreateserial -days 2"
            + " -extfile san.txt -out server.crt");
    return made;
  }

  private void openssl(String arguments) {
    try {
      Files.writeString(directory.resolve("san.txt"), "subjectAltName=DNS:localhost,IP:127.0.0.1");
      List<String> line = new ArrayList<>(List.of("openssl"));
      for (String argument : arguments.split(" ")) {
        boolean isFile = argument.matches("[a-z]+\\.[a-z]+");
        line.add(isFile ? directory.resolve(argument).toString() : argument);
      }
      String printed = RedisProcesses.output(line);
      assertTrue(
          Files.size(Path.of(line.get(line.size() - 1))) > 0, () -> line + " says: " + printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Path certificate() {
    return directory.resolve("ca.crt");
  }

  /** What a redis-server is told, to be encrypted and to ask for no client's certificate. */
  String[] settings() {
    return new String[] {
      "--tls-port",
      "PORT",
      "--tls-cert-file",
      directory.resolve("server.crt").toString(),
      "--tls-key-file",
      directory.resolve("server.key").toString(),
      "--tls-ca-cert-file",
      certificate().toString(),
      "--tls-auth-clients",
      "no"
    };
  }
}
