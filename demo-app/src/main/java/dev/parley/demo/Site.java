package dev.parley.demo;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;

/**
 * Serves the page's files and no others, from memory. A browser asks each time whether its copy is
 * still good (a 304 without a body, mostly), so that a new build is seen at once.
 */
final class Site {

  private static final String JAVASCRIPT = "text/javascript; charset=utf-8";

  private final Map<String, SiteFile> files;

  private Site(Map<String, SiteFile> files) {
    this.files = files;
  }

  /** Reads the files from the class path. */
  static Site load() {
    return new Site(
        Map.of(
            "/", SiteFile.read("index.html", "text/html; charset=utf-8"),
            "/style.css", SiteFile.read("style.css", "text/css; charset=utf-8"),
            "/loader.js", SiteFile.read("loader.js", JAVASCRIPT),
            "/page.js", SiteFile.read("page.js", JAVASCRIPT),
            "/page.js.map", SiteFile.read("page.js.map", "application/json"),
            "/icon.svg", SiteFile.read("icon.svg", "image/svg+xml")));
  }

  /** The files by the path at which they are served. */
  Map<String, SiteFile> files() {
    return files;
  }

  /** Answers a GET of one of the {@link #files()}. */
  void serve(Context ctx) {
    SiteFile file = files.get(ctx.path());
    boolean gzipped = RequestHeader.acceptsGzip(ctx.header("Accept-Encoding"));
    String etag = file.etag(gzipped);
    ctx.header("Cache-Control", "no-cache");
    ctx.header("Vary", "Accept-Encoding");
    ctx.header("ETag", etag);
    if (RequestHeader.matches(ctx.header("If-None-Match"), etag)) {
      ctx.status(HttpStatus.NOT_MODIFIED);
      return;
    }
    if (gzipped) {
      ctx.header("Content-Encoding", "gzip");
    }
    ctx.contentType(file.contentType());
    ctx.result(file.bytes(gzipped));
  }
}
