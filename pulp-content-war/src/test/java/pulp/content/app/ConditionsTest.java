package pulp.content.app;

import static org.assertj.core.api.Assertions.assertThat;
import static pulp.content.app.Conditions.Outcome.FAILED;
import static pulp.content.app.Conditions.Outcome.GO;
import static pulp.content.app.Conditions.Outcome.NOT_MODIFIED;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConditionsTest {
  private static final String TAG = "\"abc\"";
  private static final String SAME = "Wed, 12 Aug 2026 09:05:11 GMT";
  private static final String EARLIER = "Wed, 12 Aug 2026 09:05:10 GMT";
  private static final String LATER = "Wed, 12 Aug 2026 09:05:12 GMT";

  private static Conditions with(Map<String, String> headers) {
    return new Conditions(headers::get, TAG, Instant.parse("2026-08-12T09:05:11.9Z"));
  }

  @Test
  void withoutConditionsTheFileIsSent() {
    assertThat(with(Map.of()).judge()).isEqualTo(GO);
  }

  @Test
  void theSameTagIsNotSentAgain() {
    assertThat(with(Map.of("If-None-Match", TAG)).judge()).isEqualTo(NOT_MODIFIED);
    assertThat(with(Map.of("If-None-Match", "\"x\", W/\"abc\"")).judge()).isEqualTo(NOT_MODIFIED);
    assertThat(with(Map.of("If-None-Match", "*")).judge()).isEqualTo(NOT_MODIFIED);
  }

  @Test
  void aTagDecidesAgainstADate() {
    assertThat(with(Map.of("If-None-Match", "\"x\"", "If-Modified-Since", LATER)).judge())
        .isEqualTo(GO);
    assertThat(with(Map.of("If-Match", TAG, "If-Unmodified-Since", EARLIER)).judge()).isEqualTo(GO);
  }

  @Test
  void aDateCountsInWholeSeconds() {
    assertThat(with(Map.of("If-Modified-Since", SAME)).judge()).isEqualTo(NOT_MODIFIED);
    assertThat(with(Map.of("If-Modified-Since", EARLIER)).judge()).isEqualTo(GO);
    assertThat(with(Map.of("If-Unmodified-Since", SAME)).judge()).isEqualTo(GO);
    assertThat(with(Map.of("If-Unmodified-Since", EARLIER)).judge()).isEqualTo(FAILED);
  }

  @Test
  void anotherTagFailsWhereThisOneIsDemanded() {
    assertThat(with(Map.of("If-Match", "\"x\"")).judge()).isEqualTo(FAILED);
    assertThat(with(Map.of("If-Match", "W/\"abc\"")).judge()).isEqualTo(FAILED);
    assertThat(with(Map.of("If-Match", "\"x\", \"abc\"")).judge()).isEqualTo(GO);
  }

  @Test
  void anUnreadableDateIsNone() {
    assertThat(with(Map.of("If-Modified-Since", "yesterday")).judge()).isEqualTo(GO);
  }

  @Test
  void aRangeOfAnotherFileIsNotWanted() {
    assertThat(with(Map.of()).isRangeWanted()).isTrue();
    assertThat(with(Map.of("If-Range", TAG)).isRangeWanted()).isTrue();
    assertThat(with(Map.of("If-Range", "\"x\"")).isRangeWanted()).isFalse();
    assertThat(with(Map.of("If-Range", "W/\"abc\"")).isRangeWanted()).isFalse();
    assertThat(with(Map.of("If-Range", SAME)).isRangeWanted()).isTrue();
    assertThat(with(Map.of("If-Range", LATER)).isRangeWanted()).isFalse();
  }
}
