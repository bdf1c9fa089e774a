package dev.parley.tokens;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Gets a key set over HTTPS. Follows no redirect: the operator named one address, and no other is
 * trusted with who may enter.
 */
final class HttpKeySetFetch implements KeySetFetch {

  private static final int OK = 200;

  private final HttpClient client;
  private final HttpRequest request;
  private final JwksOptions options;

  HttpKeySetFetch(URI uri, JwksOptions options) {
    this.client =
        HttpClient.newBuilder()
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(options.timeout())
            .build();
    this.request =
        HttpRequest.newBuilder(JwksUri.check(uri))
            .header("Accept", "application/jwk-set+json, application/json")
            .build();
    this.options = options;
  }

  @Override
  public KeySet fetch() throws IOException {
    HttpResponse<byte[]> response = send();
    if (response.statusCode() != OK) {
      throw new IOException("answered " + response.statusCode());
    }
    return KeySet.parse(response.body());
  }

  private HttpResponse<byte[]> send() throws IOException {
    // The request's own timeout ends with the headers; a body that drips would have for ever.
    CompletableFuture<HttpResponse<byte[]>> response =
        client.sendAsync(request, info -> new BoundedBody(options.maxBytes()));
    try {
      return response.get(options.timeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + options.timeout());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted");
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } finally {
      response.cancel(true); // if it is not done, closes its connection
    }
  }

  @Override
  public String toString() {
    return request.uri().toString();
  }
}
