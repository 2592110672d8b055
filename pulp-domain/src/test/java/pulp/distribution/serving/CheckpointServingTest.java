package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CheckpointServingTest {
  private final TestServing serving = new TestServing();

  @BeforeEach
  void twoCheckpoints() {
    UUID repository = serving.repository();
    UUID first = serving.publication(serving.version(repository, 1, serving.unit("1.txt")), true);
    UUID second = serving.publication(serving.version(repository, 2, serving.unit("2.txt")), true);
    serving.publication(serving.version(repository, 3, serving.unit("3.txt")), true);
    serving.checkpoint(first, Instant.parse("2026-08-10T03:00:00.5Z"));
    serving.checkpoint(second, Instant.parse("2026-08-11T03:00:00Z"));
    UUID distribution = serving.distribution("test.publishing", "cp");
    serving.set(distribution, "repository_id", repository);
    serving.set(distribution, "checkpoint", true);
  }

  private void nothing(String path) {
    assertThat(serving.at(path)).isEqualTo(Resolution.NOTHING);
  }

  @Test
  void theRootListsThemByTime() {
    assertThat(serving.at("cp/"))
        .isInstanceOfSatisfying(
            Resolution.Listing.class,
            listing -> {
              assertThat(listing.title()).isEmpty();
              assertThat(listing.entries())
                  .extracting(Resolution.Entry::name)
                  .containsExactly("20260810T030000Z/", "20260811T030000Z/");
            });
  }

  @Test
  void aTimeNamesTheNewestThatIsNotYounger() {
    assertThat(serving.at("cp/20260810T030000Z/1.txt")).isInstanceOf(Resolution.Stored.class);
    nothing("cp/20260810T030000Z/2.txt");
    assertThat(serving.at("cp/20260812T120000Z/2.txt"))
        .isEqualTo(new Resolution.Redirect("cp/20260811T030000Z/2.txt"));
    assertThat(serving.at("cp/20260810T030000Z"))
        .isEqualTo(new Resolution.Redirect("cp/20260810T030000Z/"));
  }

  @Test
  void beforeTheFirstInTheFutureAndOutsideTheCalendarThereIsNothing() {
    nothing("cp/20260810T025959Z/");
    nothing("cp/29990101T000000Z/");
    nothing("cp/20260230T000000Z/");
    nothing("cp/yesterday/1.txt");
  }
}
