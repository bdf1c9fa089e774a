package dev.parley.standalone;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The dashboard asks for what the program tells, and for all of it. */
final class DashboardTest {

  private static final Pattern METRIC =
      Pattern.compile("\\b(?:parley|jvm|process|system)_[a-z_]+\\b");

  private final JsonNode dashboard =
      new JsonMapper().readTree(Path.of("..", "docs", "grafana-dashboard.json").toFile());

  DashboardTest() throws IOException {}

  @Test
  void everyMetricThatItAsksForExistsBeforeAnybodyHasConnected() {
    Set<String> asked = asked();
    assertTrue(asked.size() > 20, asked::toString);

    asked.removeAll(told());

    assertEquals(Set.of(), asked);
  }

  @Test
  void everyMetricOfTheRelaysIsOnIt() {
    Set<String> told =
        told().stream()
            .filter(metric -> metric.startsWith("parley_"))
            // Of the histograms the quantiles are shown.
            .filter(metric -> !metric.matches("parley_(relay|redis_sweep)_seconds_(count|sum)"))
            .filter(metric -> !metric.equals("parley_redis_round_trip_seconds_sum"))
            .collect(Collectors.toCollection(TreeSet::new));

    told.removeAll(asked());

    assertEquals(Set.of(), told);
  }

  @Test
  void itsPanelsAreInRowsOfThreeAndHaveNamesOfTheirOwn() {
    Set<String> places = new HashSet<>();
    Set<String> titles = new HashSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      assertTrue(places.add(panel.path("gridPos").toString()), panel::toString);
      assertTrue(titles.add(panel.path("title").textValue()), panel::toString);
    }
    assertEquals(titles.size(), dashboard.path("panels").size());
  }

  private Set<String> asked() {
    Set<String> asked = new TreeSet<>();
    for (JsonNode panel : dashboard.path("panels")) {
      for (JsonNode target : panel.path("targets")) {
        METRIC
            .matcher(target.path("expr").textValue())
            .results()
            .map(MatchResult::group)
            .forEach(asked::add);
      }
    }
    return asked;
  }

  private static Set<String> told() {
    try (RedisProcess redis = RedisProcess.start();
        TestServer server = TestServer.start("--open", "--stun-port=0", "--redis=" + redis.url())) {
      return server
          .admin("/metrics")
          .body()
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("[{ ]")[0])
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
