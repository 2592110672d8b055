package pulp.field;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class MomentsTest {
  @Test
  void sixDigitsOfFractionOrNone() {
    assertThat(Moments.text(Instant.parse("2026-11-22T14:26:06.961851Z")))
        .isEqualTo("2026-11-22T14:26:06.961851Z");
    assertThat(Moments.text(Instant.parse("2026-11-22T14:26:06.100Z")))
        .isEqualTo("2026-11-22T14:26:06.100000Z");
    assertThat(Moments.text(Instant.parse("2026-11-22T14:26:06Z")))
        .isEqualTo("2026-11-22T14:26:06Z");
  }

  @Test
  void manySpellingsAreRead() {
    Instant noon = Instant.parse("2026-11-22T12:00:00Z");
    for (String text :
        new String[] {
          "2026-11-22T12:00:00Z",
          "2026-11-22 12:00",
          "2026-11-22T14:00:00.000+02:00",
          "2026-11-22T12:00:00"
        }) {
      assertThat(Moments.parse(text)).as(text).contains(noon);
    }
    assertThat(Moments.parse("2026-11-22")).contains(Instant.parse("2026-11-22T00:00:00Z"));
    assertThat(Moments.parse("yesterday")).isEmpty();
    assertThat(Moments.parse("2026-13-40")).isEmpty();
  }
}
