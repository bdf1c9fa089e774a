package dev.parley.e2e.readme;

import dev.parley.server.ParleyPlugin;
import io.javalin.Javalin;

/** README's server: it is shown there word for word. */
final class Embedding {

  private Embedding() {}

  public static void main(String[] arguments) {
    Javalin.create(
            config -> {
              config.registerPlugin(new ParleyPlugin(options -> options.open = true));
              config.routes.get("/hello", ctx -> ctx.result("Your own routes go on as always"));
            })
        .start(8080);
  }
}
