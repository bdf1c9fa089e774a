package dev.parley.standalone.http;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.function.BooleanSupplier;

/**
 * {@code /live}: the process answers. {@code /ready}: new clients may be sent here. Both say it in
 * one word and tell nothing else, so that they may stand where everybody can ask.
 */
public final class Health {

  private final BooleanSupplier ready;

  /**
   * @param ready whether new clients are welcome
   */
  public Health(BooleanSupplier ready) {
    this.ready = ready;
  }

  public void mount(RoutesConfig routes) {
    routes.get("/live", ctx -> answer(ctx, HttpStatus.OK, "live"));
    routes.get(
        "/ready",
        ctx -> {
          if (ready.getAsBoolean()) {
            answer(ctx, HttpStatus.OK, "ready");
          } else {
            answer(ctx, HttpStatus.SERVICE_UNAVAILABLE, "not ready");
          }
        });
  }

  private static void answer(Context ctx, HttpStatus status, String word) {
    ctx.status(status).header("Cache-Control", "no-store").result(word + "\n");
  }
}
