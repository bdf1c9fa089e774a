package dev.parley.standalone.admin;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.protocol.PeerId;
import dev.parley.protocol.RoomName;
import dev.parley.server.RelayAdmin;
import dev.parley.standalone.options.Secret;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The operations below {@code /admin}: each checks the bearer token first. */
public final class AdminApi {

  private static final Logger LOG = LoggerFactory.getLogger(AdminApi.class);

  private static final String JSON_TYPE = "application/json";

  /** RFC 9457 §3. */
  private static final String PROBLEM_TYPE = "application/problem+json";

  private static final int DEFAULT_PAGE = 1_000;
  private static final int LARGEST_PAGE = 10_000;
  private static final int LONGEST_DRAIN_SECONDS = 86_400;

  private final RelayAdmin relay;
  private final Drain drain;
  private final BearerToken token;
  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** How the whole server is emptied, not the relay alone. */
  public interface Drain {

    /**
     * Begins it; without effect if that has begun.
     *
     * @param over empty for as long as the server takes by default
     */
    void begin(Optional<Duration> over);
  }

  public AdminApi(RelayAdmin relay, Drain drain, Secret token) {
    this.relay = relay;
    this.drain = drain;
    this.token = new BearerToken(token);
  }

  public void mount(RoutesConfig routes) {
    routes.before("/admin/*", this::authorize);
    routes.get("/admin/openapi.yaml", AdminApi::description);
    routes.get("/admin/status", this::status);
    routes.get("/admin/rooms", this::rooms);
    routes.get("/admin/rooms/{room}", this::room);
    routes.delete("/admin/rooms/{room}", this::closeRoom);
    routes.delete("/admin/rooms/{room}/peers/{peer}", this::kick);
    routes.post("/admin/drain", this::drain);
    routes.exception(ProblemException.class, this::problem);
  }

  private void authorize(Context ctx) throws ProblemException {
    String authorization = ctx.header(Header.AUTHORIZATION);
    if (!token.admits(authorization)) {
      // RFC 6750 §3: the error is told only to whom brought a token.
      ctx.header(
          Header.WWW_AUTHENTICATE,
          authorization == null
              ? "Bearer realm=\"parley\""
              : "Bearer realm=\"parley\", error=\"invalid_token\"");
      throw new ProblemException(HttpStatus.UNAUTHORIZED, "a bearer token is required");
    }
    ctx.header(Header.CACHE_CONTROL, "no-store");
  }

  private static void description(Context ctx) throws IOException {
    try (InputStream in = AdminApi.class.getResourceAsStream("openapi.yaml")) {
      ctx.contentType("application/yaml").result(in.readAllBytes());
    }
  }

  private void status(Context ctx) throws JsonProcessingException {
    answer(ctx, HttpStatus.OK, Views.Status.of(relay.status()));
  }

  private void rooms(Context ctx) throws ProblemException, JsonProcessingException {
    int limit = limit(ctx.queryParam("limit"));
    String after = Optional.ofNullable(ctx.queryParam("after")).orElse("");
    // One more than asked for tells whether there are more.
    List<Views.RoomSummary> rooms =
        relay.rooms().stream()
            .map(Views.RoomSummary::of)
            .filter(room -> room.name().compareTo(after) > 0)
            .sorted(Comparator.comparing(Views.RoomSummary::name))
            .limit(limit + 1L)
            .toList();
    boolean more = rooms.size() > limit;
    List<Views.RoomSummary> page = more ? rooms.subList(0, limit) : rooms;
    answer(ctx, HttpStatus.OK, new Views.RoomPage(page, more ? page.get(limit - 1).name() : null));
  }

  private static int limit(String text) throws ProblemException {
    try {
      int limit = text == null ? DEFAULT_PAGE : Integer.parseInt(text);
      if (limit >= 1 && limit <= LARGEST_PAGE) {
        return limit;
      }
    } catch (NumberFormatException e) {
      // Said below, together with what is out of range.
    }
    throw new ProblemException(
        HttpStatus.BAD_REQUEST, "limit is a number from 1 to " + LARGEST_PAGE);
  }

  private void room(Context ctx) throws ProblemException, JsonProcessingException {
    RoomName name = name(ctx, "room", RoomName::new);
    List<Views.Peer> peers =
        relay.peers(name).orElseThrow(AdminApi::noRoom).stream().map(Views.Peer::of).toList();
    answer(ctx, HttpStatus.OK, new Views.Room(name.value(), peers));
  }

  private void closeRoom(Context ctx) throws ProblemException, JsonProcessingException {
    RoomName name = name(ctx, "room", RoomName::new);
    if (relay.peers(name).isEmpty()) {
      throw noRoom();
    }
    int kicked = relay.closeRoom(name);
    LOG.info("room {} was closed by an operator; it had {} peers", name.value(), kicked);
    answer(ctx, HttpStatus.OK, new Views.Kicked(kicked));
  }

  private void kick(Context ctx) throws ProblemException {
    RoomName name = name(ctx, "room", RoomName::new);
    PeerId peer = name(ctx, "peer", PeerId::new);
    if (!relay.kick(name, peer)) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "there is no such peer");
    }
    LOG.info("peer {} of room {} was kicked by an operator", peer.value(), name.value());
    ctx.status(HttpStatus.NO_CONTENT);
  }

  /** What can't be a name is the name of nothing. */
  private static <T> T name(Context ctx, String parameter, Function<String, T> type)
      throws ProblemException {
    try {
      return type.apply(ctx.pathParam(parameter));
    } catch (IllegalArgumentException e) {
      throw new ProblemException(HttpStatus.NOT_FOUND, "there is no such " + parameter);
    }
  }

  private static ProblemException noRoom() {
    return new ProblemException(HttpStatus.NOT_FOUND, "there is no such room");
  }

  private void drain(Context ctx) throws ProblemException, JsonProcessingException {
    drain.begin(seconds(ctx.body()).map(Duration::ofSeconds));
    answer(ctx, HttpStatus.ACCEPTED, Views.Status.of(relay.status()));
  }

  private Optional<Integer> seconds(String body) throws ProblemException {
    if (body.isBlank()) {
      return Optional.empty();
    }
    try {
      Views.Drain order = json.readValue(body, Views.Drain.class);
      if (order != null && (order.seconds() == null || isDrainTime(order.seconds()))) {
        return Optional.ofNullable(order.seconds());
      }
    } catch (JsonProcessingException e) {
      // Said below, together with what is out of range.
    }
    throw new ProblemException(
        HttpStatus.BAD_REQUEST,
        "the body is {\"seconds\": N}, from 0 to " + LONGEST_DRAIN_SECONDS + ", or nothing");
  }

  private static boolean isDrainTime(int seconds) {
    return seconds >= 0 && seconds <= LONGEST_DRAIN_SECONDS;
  }

  private void answer(Context ctx, HttpStatus status, Object view) throws JsonProcessingException {
    ctx.status(status).contentType(JSON_TYPE).result(json.writeValueAsBytes(view));
  }

  private void problem(ProblemException problem, Context ctx) {
    HttpStatus status = problem.status();
    try {
      answer(
          ctx,
          status,
          new Views.Problem(status.getMessage(), status.getCode(), problem.getMessage()));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a record of texts can be written", e);
    }
    ctx.contentType(PROBLEM_TYPE);
  }
}
