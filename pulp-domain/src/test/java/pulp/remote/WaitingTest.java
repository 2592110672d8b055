package pulp.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WaitingTest {
  private static final long SECOND = 1_000_000_000L;

  @Test
  void requestsBeyondTheRateWaitForTheirSecond() {
    RateLimit limit = new RateLimit(2L);
    assertThat(limit.reserve(0)).isZero();
    assertThat(limit.reserve(10)).isZero();
    assertThat(limit.reserve(20)).isEqualTo(SECOND - 20);
    assertThat(limit.reserve(30)).isEqualTo(SECOND - 20);
    assertThat(limit.reserve(40)).isEqualTo(2 * SECOND - 40);
    assertThat(limit.reserve(5 * SECOND)).isZero();
    assertThat(limit.reserve(5 * SECOND)).isZero();
    assertThat(limit.reserve(5 * SECOND)).isEqualTo(SECOND);
  }

  @Test
  void theBoundOfTheWaitDoubles() {
    Backoff backoff = new Backoff(Duration.ofSeconds(1));
    for (int i = 0; i < 100; i++) {
      assertThat(backoff.wait(1, Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofSeconds(1));
      assertThat(backoff.wait(3, Duration.ZERO)).isBetween(Duration.ZERO, Duration.ofSeconds(4));
    }
  }

  @Test
  void whatTheUpstreamAsksForIsGrantedWithinBounds() {
    Backoff backoff = new Backoff(Duration.ZERO);
    assertThat(backoff.wait(1, Duration.ofSeconds(7))).isEqualTo(Duration.ofSeconds(7));
    assertThat(backoff.wait(1, Duration.ofDays(7))).isEqualTo(Duration.ofSeconds(60));
  }
}
