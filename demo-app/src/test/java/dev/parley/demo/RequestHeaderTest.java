package dev.parley.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestHeaderTest {

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      delimiter = '|',
      value = {
        "absent              | false",
        "gzip                | true",
        "br, GZIP;q=0.5      | true",
        "deflate, gzip ; q=1 | true",
        "gzip;q=0            | false",
        "gzip;q=0.00, br     | false",
        "identity            | false"
      })
  void gzipIsSentToThoseWhoAskForIt(String header, boolean accepted) {
    assertEquals(accepted, RequestHeader.acceptsGzip(header));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "absent",
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "absent           | false",
        "\"a\"            | true",
        "W/\"a\"          | true",
        "\"b\", \"a\"     | true",
        "*                | true",
        "\"b\", \"a-gzip\"| false"
      })
  void aCopyIsGoodIfItsTagIsTheFiles(String header, boolean good) {
    assertEquals(good, RequestHeader.matches(header, "\"a\""));
  }
}
