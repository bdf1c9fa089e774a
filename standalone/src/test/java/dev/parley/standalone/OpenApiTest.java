package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds the administration to its description: every operation, every status, every body. */
final class OpenApiTest {

  /** What is asked for. */
  private record Call(String method, String path, String body, boolean authorized) {
    static Call of(String method, String path) {
      return new Call(method, path, "", true);
    }
  }

  private final Set<String> seen = new TreeSet<>();

  @Test
  void everyOperationAnswersAsItIsDescribedInEachOfItsWays() {
    try (TestServer server = TestServer.start("--open", "--admin-token=open-sesame-please")) {
      Schemas description = Schemas.of(send(server, Call.of("GET", "/admin/openapi.yaml")).body());
      String peer = server.join("blue").id();
      server.join("blue");
      server.join("red");

      for (Call call :
          List.of(
              Call.of("GET", "/admin/openapi.yaml"),
              Call.of("GET", "/admin/status"),
              Call.of("GET", "/admin/rooms"),
              Call.of("GET", "/admin/rooms?limit=1"),
              Call.of("GET", "/admin/rooms?limit=0"),
              Call.of("GET", "/admin/rooms?limit=many"),
              Call.of("GET", "/admin/rooms/blue"),
              Call.of("GET", "/admin/rooms/green"),
              Call.of("GET", "/admin/rooms/not%20a%20name"),
              Call.of("DELETE", "/admin/rooms/red"),
              Call.of("DELETE", "/admin/rooms/red"),
              Call.of("DELETE", "/admin/rooms/blue/peers/" + peer),
              Call.of("DELETE", "/admin/rooms/blue/peers/nobody"),
              new Call("POST", "/admin/drain", "{\"seconds\":-1}", true),
              new Call("POST", "/admin/drain", "{\"seconds\":\"soon\"}", true),
              new Call("POST", "/admin/drain", "{\"minutes\":1}", true),
              new Call("POST", "/admin/drain", "null", true),
              new Call("POST", "/admin/drain", "", true),
              new Call("POST", "/admin/drain", "{\"seconds\":0}", true))) {
        check(server, description, call);
        check(server, description, new Call(call.method(), call.path(), call.body(), false));
      }
      assertEquals(described(description), seen, "described and answered");
    }
  }

  private void check(TestServer server, Schemas description, Call call) {
    HttpResponse<String> response = send(server, call);
    String template = template(description, call.path().split("\\?")[0]);
    String method = call.method().toLowerCase(Locale.ROOT);
    String status = String.valueOf(response.statusCode());
    seen.add(call.method() + " " + template + " " + status);
    JsonNode expected =
        description.resolve(
            description
                .root()
                .path("paths")
                .path(template)
                .path(method)
                .path("responses")
                .path(status));
    assertTrue(expected.has("description"), () -> call + " was answered with " + status);
    expected
        .path("headers")
        .fieldNames()
        .forEachRemaining(
            header -> assertTrue(response.headers().firstValue(header).isPresent(), header));
    if (!expected.has("content")) {
      assertEquals("", response.body(), call::toString);
      return;
    }
    String type = response.headers().firstValue("Content-Type").orElseThrow().split(";")[0];
    JsonNode schema = expected.path("content").path(type).path("schema");
    assertTrue(schema.isObject(), () -> call + " was answered with a body of type " + type);
    if (type.endsWith("json")) {
      assertEquals(
          List.of(),
          description.faults(schema.get("$ref").textValue().substring(1), response.body()),
          () -> call + " was answered with " + response.body());
    }
  }

  /** The path of the description that a request's path is one of. */
  private static String template(Schemas description, String path) {
    List<String> templates = new java.util.ArrayList<>();
    description
        .root()
        .path("paths")
        .fieldNames()
        .forEachRemaining(
            template -> {
              if (path.matches(template.replaceAll("\\{\\w+}", "[^/]+"))) {
                templates.add(template);
              }
            });
    assertEquals(1, templates.size(), () -> path + " is one of " + templates);
    return templates.get(0);
  }

  private static Set<String> described(Schemas description) {
    Set<String> all = new TreeSet<>();
    description
        .root()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(operation -> operation.getValue().has("responses"))
                    .forEach(
                        operation ->
                            operation
                                .getValue()
                                .path("responses")
                                .fieldNames()
                                .forEachRemaining(
                                    status ->
                                        all.add(
                                            operation.getKey().toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.getKey()
                                                + " "
                                                + status))));
    return all;
  }

  private static HttpResponse<String> send(TestServer server, Call call) {
    HttpRequest.Builder request =
        server
            .adminRequest(call.path())
            .method(
                call.method(),
                call.body().isEmpty()
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(call.body()));
    if (call.authorized()) {
      request.header("Authorization", "Bearer open-sesame-please");
    }
    return TestServer.send(request);
  }
}
