package pulp.content.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawPathTest {
  @ParameterizedTest
  @CsvSource({
    "a%2Fb, a/b",
    "a+b, a+b",
    "a%20b, 'a b'",
    "%c3%a9, é",
    "a;x=1, a;x=1",
    "100%, 100%",
    "%zz%4, %zz%4",
    "%252F, %2F"
  })
  void aPathIsDecodedOnce(String raw, String path) {
    assertThat(RawPath.decode(raw)).isEqualTo(path);
  }

  @Test
  void anEncodedPathIsThePathAgain() {
    String path = "a b/ü?#%&\"'+~@:/ende";
    assertThat(RawPath.encode(path)).isEqualTo("a%20b/%c3%bc%3f%23%25%26%22'+~@:/ende");
    assertThat(RawPath.decode(RawPath.encode(path))).isEqualTo(path);
  }
}
