package dev.parley.demo.page.state;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageAddressTest {

  @ParameterizedTest
  @CsvSource(
      emptyValue = "",
      nullValues = "null",
      delimiter = '|',
      value = {
        "''                            | ''    | ''",
        "?                             | ''    | ''",
        "?room=blue                    | blue  | ''",
        "room=blue&name=Ann            | blue  | Ann",
        "?name=Ann+B&x=1&room=blue     | blue  | Ann B",
        "?name=J%C3%BCrgen%20%F0%9F%98%80 | '' | Jürgen 😀",
        "?name=%3Cimg%20src%3Dx%3E     | ''    | <img src=x>",
        "?room=a&room=b                | a     | ''",
        "?broom=a&rooms=b&room         | ''    | ''",
        "?room=&name=                  | ''    | ''",
        "?name=100%&room=blue          | blue  | ''"
      })
  void roomAndNameAreReadFromTheAddress(String search, String room, String name) {
    assertEquals(new PageAddress(room, name), parse(search));
  }

  @Test
  void aRoomsAddressIsReadBack() {
    assertEquals(
        new PageAddress("a.b_c~d-9", ""), parse(PageAddress.ofRoom("a.b_c~d-9").substring(1)));
  }

  private static PageAddress parse(String search) {
    return PageAddress.parse(search, s -> URLDecoder.decode(s, StandardCharsets.UTF_8));
  }
}
