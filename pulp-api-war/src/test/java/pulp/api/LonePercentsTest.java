package pulp.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LonePercentsTest {
  @Test
  void whatBeginsNoEncodingIsAPercentSign() {
    assertThat(LonePercents.mended("/a/100%")).isEqualTo("/a/100%25");
    assertThat(LonePercents.mended("/a%2/%zz%41%%41")).isEqualTo("/a%252/%25zz%41%25%41");
  }

  @Test
  void bytesOutsideAsciiStayTheSame() {
    assertThat(LonePercents.mended("/\u00c3\u00bc%")).isEqualTo("/%c3%bc%25");
  }
}
