package dev.parley.standalone.options;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Every option there is. */
public final class Options {

  public static final Option HOST =
      text(Section.LISTENING, "host", "ADDRESS", "0.0.0.0", "The address to listen on.");
  public static final Option PORT =
      text(Section.LISTENING, "port", "N", "8080", "The port to listen on; 0 takes any free one.");
  public static final Option PATH =
      text(Section.LISTENING, "path", "PATH", "/signal", "Where the WebSocket endpoint is.");

  public static final Option TLS_KEYSTORE =
      text(
          Section.TLS,
          "tls-keystore",
          "FILE",
          "",
          "A PKCS #12 or JKS key store with the server's certificate and key. Read again when it"
              + " changes.");
  public static final Option TLS_KEYSTORE_PASSWORD =
      secret(Section.TLS, "tls-keystore-password", "PASSWORD", "The key store's password.");
  public static final Option TLS_CERT =
      text(
          Section.TLS,
          "tls-cert",
          "FILE",
          "",
          "The certificate and its chain in PEM. Read again when it changes.");
  public static final Option TLS_KEY =
      text(
          Section.TLS,
          "tls-key",
          "FILE",
          "",
          "The certificate's private key in PEM (PKCS #8, not encrypted).");

  public static final Option OPEN =
      toggle(
          Section.ACCESS,
          "open",
          "Let in whoever knows a room's name. Has to be asked for: without it one of --token-secret,"
              + " --token-key and --token-jwks is required.");
  public static final Option TOKEN_SECRET =
      secret(
          Section.ACCESS,
          "token-secret",
          "SECRET",
          "Demand tokens that are signed with this secret (HS256). At least 32 bytes.");
  public static final Option TOKEN_KEY =
      text(
          Section.ACCESS,
          "token-key",
          "FILE",
          "",
          "Demand tokens that this public key verifies (RS256, ES256 or EdDSA, as the key is). PEM or"
              + " JWK.");
  public static final Option TOKEN_JWKS =
      text(
          Section.ACCESS,
          "token-jwks",
          "URL",
          "",
          "Demand tokens that a key of the set at this address verifies.");
  public static final Option TOKEN_AUDIENCE =
      text(
          Section.ACCESS,
          "token-audience",
          "NAME",
          "",
          "What a token must name as its audience (aud). Required where tokens are.");
  public static final Option ALLOWED_ORIGIN =
      list(
          Section.ACCESS,
          "allowed-origin",
          "ORIGIN",
          "A site whose pages may connect, such as https://example.org. Default: any.");
  public static final Option TRUSTED_PROXY =
      list(
          Section.ACCESS,
          "trusted-proxy",
          "ADDRESS",
          "An address or network (10.0.0.0/8) whose X-Forwarded-For is believed.");

  public static final Option STUN_PORT =
      text(
          Section.ICE,
          "stun-port",
          "N",
          "off",
          "Answer STUN on this UDP port; 3478 is the registered one, 0 takes any free one. Clients use"
              + " it if --ice-server tells them of it, by this machine's public name.");
  public static final Option ICE_SERVER =
      list(
          Section.ICE,
          "ice-server",
          "URL",
          "A stun: or turn: server to tell every client of. After a turn: URL, and a space each, its"
              + " user name and its credential.");
  public static final Option TURN_URI =
      list(
          Section.ICE,
          "turn-uri",
          "URL",
          "A turn: or turns: server for which clients get credentials that expire.");
  public static final Option TURN_SECRET =
      secret(
          Section.ICE,
          "turn-secret",
          "SECRET",
          "The secret shared with that server (coturn's static-auth-secret).");
  public static final Option TURN_LIFETIME =
      text(
          Section.ICE,
          "turn-lifetime",
          "SECONDS",
          "21600",
          "How long such credentials are good; they are renewed in time.");

  public static final Option ADMIN_HOST =
      text(
          Section.OPERATION,
          "admin-host",
          "ADDRESS",
          "127.0.0.1",
          "The address for metrics and administration. By default only this machine reaches them.");
  public static final Option ADMIN_PORT =
      text(
          Section.OPERATION,
          "admin-port",
          "N",
          "9464",
          "Their port; 0 takes any free one, off does without them.");
  public static final Option ADMIN_TLS =
      toggle(
          Section.OPERATION,
          "admin-tls",
          "Encrypt them too, with the certificate of the section TLS.");
  public static final Option ADMIN_TOKEN =
      secret(
          Section.OPERATION,
          "admin-token",
          "SECRET",
          "The bearer token for /admin. Without it there is no /admin.");
  public static final Option DRAIN_SECONDS =
      text(
          Section.OPERATION,
          "drain-seconds",
          "N",
          "20",
          "How long SIGTERM may take to send the clients elsewhere, before the program ends.");
  public static final Option LOG_FORMAT =
      text(
          Section.OPERATION,
          "log-format",
          "FORMAT",
          "auto",
          "json (an object a line), text, or auto: text on a terminal and json elsewhere.");
  public static final Option LOG_LEVEL =
      text(
          Section.OPERATION,
          "log-level",
          "LEVEL",
          "info",
          "error, warn, info, debug or trace. At none of them is a client's message or address told.");

  public static final Option REDIS =
      secret(
          Section.CLUSTER,
          "redis",
          "URL",
          "Share rooms with other servers by this Redis or Valkey, 7 or newer: redis://HOST,"
              + " redis-sentinel://HOST,HOST#MASTER or redis-cluster://HOST,HOST, each also with"
              + " rediss for TLS, which may hold its user and password.");
  public static final Option REDIS_CA =
      text(
          Section.CLUSTER,
          "redis-ca",
          "FILE",
          "",
          "The certificates, in PEM, of those who may vouch for an encrypted Redis. Without it those"
              + " that Java trusts may. Read again at every connection.");

  /** All, in the order of the help. */
  public static final List<Option> ALL = all();

  private Options() {}

  private static List<Option> all() {
    List<Option> named =
        List.of(
            HOST,
            PORT,
            PATH,
            TLS_KEYSTORE,
            TLS_KEYSTORE_PASSWORD,
            TLS_CERT,
            TLS_KEY,
            OPEN,
            TOKEN_SECRET,
            TOKEN_KEY,
            TOKEN_JWKS,
            TOKEN_AUDIENCE,
            ALLOWED_ORIGIN,
            TRUSTED_PROXY,
            STUN_PORT,
            ICE_SERVER,
            TURN_URI,
            TURN_SECRET,
            TURN_LIFETIME,
            ADMIN_HOST,
            ADMIN_PORT,
            ADMIN_TLS,
            ADMIN_TOKEN,
            DRAIN_SECONDS,
            LOG_FORMAT,
            LOG_LEVEL,
            REDIS,
            REDIS_CA);
    List<Option> all = new ArrayList<>();
    named.forEach(
        option -> {
          all.add(option);
          if (option.kind() == Kind.SECRET) {
            all.add(option.inFile());
          }
        });
    LimitOption.all().stream().map(LimitOption::option).forEach(all::add);
    return List.copyOf(all);
  }

  /** Those of one section, in the order of the help. */
  public static Stream<Option> in(Section section) {
    return ALL.stream().filter(option -> option.section() == section);
  }

  private static Option text(
      Section section, String key, String label, String fallback, String description) {
    return new Option(key, section, Kind.TEXT, label, fallback, description);
  }

  private static Option list(Section section, String key, String label, String description) {
    return new Option(key, section, Kind.LIST, label, "", description);
  }

  private static Option secret(Section section, String key, String label, String description) {
    return new Option(key, section, Kind.SECRET, label, "", description);
  }

  private static Option toggle(Section section, String key, String description) {
    return new Option(key, section, Kind.SWITCH, "", "false", description);
  }
}
