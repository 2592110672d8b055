package pulp.content.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RangesTest {
  @ParameterizedTest
  @CsvSource({
    "bytes=0-0, 0, 0",
    "bytes=0-, 0, 99",
    "bytes=90-200, 90, 99",
    "bytes=-1, 99, 99",
    "bytes=-500, 0, 99",
    "BYTES=5-6, 5, 6",
    "bytes=0-99999999999999999999999, 0, 99",
  })
  void oneRangeIsClippedAtTheEnd(String header, long first, long last) {
    assertThat(Ranges.of(Ranges.read(header), 100)).isEqualTo(new Ranges.Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=-",
        "bytes=5-4",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=-1-11",
        "bytes",
        "",
        "bytes=a-b"
      })
  void whatIsNotOneRangeOfBytesIsMalformed(String header) {
    assertThat(Ranges.read(header)).isInstanceOf(Ranges.Malformed.class);
  }

  @Test
  void beyondTheEndThereIsNothing() {
    assertThat(Ranges.of(Ranges.read("bytes=100-"), 100)).isNull();
    assertThat(Ranges.of(Ranges.read("bytes=99999999999999999999-"), 100)).isNull();
  }

  @Test
  void anEmptyFileHasNoBytesToChooseFrom() {
    assertThat(Ranges.of(Ranges.read("bytes=0-"), 0)).isNull();
    assertThat(Ranges.of(Ranges.read("bytes=-5"), 0)).isNull();
  }

  @Test
  void theLastNoBytesAreAllOfThemAsInTheOriginal() {
    assertThat(Ranges.of(Ranges.read("bytes=-0"), 100)).isEqualTo(new Ranges.Part(0, 99));
  }

  @Test
  void noHeaderAsksForEverything() {
    assertThat(Ranges.read(null)).isInstanceOf(Ranges.Everything.class);
  }
}
