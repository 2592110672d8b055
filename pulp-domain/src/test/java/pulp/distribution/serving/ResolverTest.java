package pulp.distribution.serving;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.sql.TestDatabase;

class ResolverTest {
  private static final String PUBLISHING = "test.publishing";
  private static final String BARE = "test.bare";

  private final TestServing serving = new TestServing();

  private static String name(Resolution resolution) {
    assertThat(resolution).isInstanceOf(Resolution.Stored.class);
    return ((Resolution.Stored) resolution).place().name();
  }

  private void nothing(String path) {
    assertThat(serving.at(path)).isEqualTo(Resolution.NOTHING);
  }

  private void redirect(String from, String to) {
    assertThat(serving.at(from)).isEqualTo(new Resolution.Redirect(to));
  }

  private String[] names(String path) {
    assertThat(serving.at(path)).isInstanceOf(Resolution.Listing.class);
    Resolution.Listing listing = (Resolution.Listing) serving.at(path);
    return listing.entries().stream().map(Resolution.Entry::name).toArray(String[]::new);
  }

  @Test
  void aDistributionThatPointsNowhereSaysSo() {
    serving.distribution(PUBLISHING, "a");
    redirect("a", "a/");
    assertThat(serving.at("a/x"))
        .isEqualTo(
            new Resolution.Nothing(
                "Distribution is not pointing to a publication, repository, repository version, or remote."));
  }

  @Test
  void aPublishingTypeServesTheNewestPublicationAndNeverTheBareVersion() {
    UUID repository = serving.repository();
    UUID first = serving.version(repository, 1, serving.unit("1.txt"));
    serving.set(serving.distribution(PUBLISHING, "a"), "repository_id", repository);
    nothing("a/1.txt");
    serving.publication(first, true);
    assertThat(name(serving.at("a/1.txt"))).isEqualTo("1.txt");
    UUID second = serving.version(repository, 2, serving.unit("2.txt"));
    nothing("a/2.txt");
    serving.publication(second, true);
    assertThat(name(serving.at("a/2.txt"))).isEqualTo("2.txt");
    serving.publication(first, true);
    assertThat(name(serving.at("a/2.txt"))).isEqualTo("2.txt");
  }

  @Test
  void anyOtherTypeServesTheVersion() {
    UUID repository = serving.repository();
    UUID unit = serving.unit("1.txt");
    serving.version(repository, 1, unit);
    UUID distribution = serving.distribution(BARE, "a");
    serving.set(distribution, "repository_id", repository);
    assertThat(name(serving.at("a/1.txt"))).isEqualTo("1.txt");
    serving.version(repository, 2);
    serving.remove(repository, 2, unit);
    nothing("a/1.txt");
  }

  @Test
  void whatAVersionHeldItHoldsWhateverBecameOfTheRepository() {
    UUID repository = serving.repository();
    UUID unit = serving.unit("1.txt");
    UUID version = serving.version(repository, 1, unit);
    serving.version(repository, 2, serving.unit("2.txt"));
    serving.remove(repository, 2, unit);
    serving.set(serving.distribution(BARE, "a"), "repository_version_id", version);
    assertThat(names("a/")).containsExactly("1.txt");
    nothing("a/2.txt");
  }

  @Test
  void onlyWhatIsPublishedIsServedUnlessTheVersionPassesThrough() {
    UUID repository = serving.repository();
    UUID unit = serving.unit("own.txt");
    UUID version = serving.version(repository, 1, unit);
    UUID publication = serving.publication(version, false);
    serving.publish(publication, "published/name.txt", unit);
    serving.set(serving.distribution(PUBLISHING, "a"), "publication_id", publication);
    nothing("a/own.txt");
    assertThat(name(serving.at("a/published/name.txt"))).isEqualTo("published/name.txt");
    redirect("a/published", "a/published/");
    assertThat(names("a/published/")).containsExactly("name.txt");
    assertThat(names("a/")).containsExactly("published/");
    nothing("a/published/name.txt/");
  }

  @Test
  void anIndexAnswersForItsDirectory() {
    UUID repository = serving.repository();
    UUID index = serving.unit("d/index.html");
    UUID version = serving.version(repository, 1, index);
    serving.set(serving.distribution(BARE, "bare"), "repository_version_id", version);
    redirect("bare/d", "bare/d/");
    assertThat(name(serving.at("bare/d/"))).isEqualTo("d/index.html");
    UUID publication = serving.publication(version, true);
    serving.set(serving.distribution(PUBLISHING, "through"), "publication_id", publication);
    assertThat(names("through/d/")).containsExactly("index.html");
    UUID published = serving.publication(version, true);
    serving.publish(published, "d/index.html", index);
    serving.set(serving.distribution(PUBLISHING, "own"), "publication_id", published);
    assertThat(name(serving.at("own/d/"))).isEqualTo("d/index.html");
  }

  @Test
  void aFileThatIsNotStoredIsKnownByWhatItsRemotePromises() {
    UUID repository = serving.repository();
    UUID unit = serving.unit("od.bin", null);
    serving.set(
        serving.distribution(BARE, "a"),
        "repository_version_id",
        serving.version(repository, 1, unit));
    assertThat(serving.at("a/od.bin"))
        .isInstanceOfSatisfying(
            Resolution.Remote.class, remote -> assertThat(remote.sha256()).isNull());
  }

  @Test
  void slashesBehindTheBasePathAreToleratedAndInFrontOfItNot() {
    UUID repository = serving.repository();
    serving.set(
        serving.distribution(BARE, "a"),
        "repository_version_id",
        serving.version(repository, 1, serving.unit("1.txt")));
    assertThat(name(serving.at("a//1.txt"))).isEqualTo("1.txt");
    nothing("/a/1.txt");
    nothing("a/1.txt\0");
    nothing("a/x//1.txt");
  }

  @Test
  void theWayToDistributionsIsListedWithoutHiddenOnes() {
    serving.distribution(BARE, "way/to/one");
    serving.set(serving.distribution(BARE, "way/hidden"), "hidden", true);
    serving.set(serving.distribution(BARE, "secret/one"), "hidden", true);
    assertThat(names("")).containsExactly("way/");
    redirect("way", "way/");
    assertThat(names("way/")).containsExactly("to/");
    assertThat(((Resolution.Listing) serving.at("way/")).title()).isEqualTo("way/");
    nothing("secret/");
    nothing("wa");
  }

  @Test
  void whatNobodyCanGuardStaysClosed() {
    UUID guard = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_content_guard (pulp_id, pulp_type, name, pulp_domain_id) values (?, 'x.y', ?, ?)",
            guard,
            "g" + guard,
            serving.domain);
    serving.set(serving.distribution(BARE, "closed"), "content_guard_id", guard);
    assertThatThrownBy(() -> serving.at("closed/x"))
        .isInstanceOfSatisfying(
            Problem.Denied.class, denied -> assertThat(denied.status()).isEqualTo(403));
    assertThat(names("")).containsExactly("closed/");
  }

  @Test
  void guardedOnesAreLeftOutOfListingsIfTheSettingSaysSo() {
    TestServing hiding = new TestServing(Map.of("PULP_HIDE_GUARDED_DISTRIBUTIONS", "true"));
    UUID guard = Ids.next();
    TestDatabase.sql()
        .update(
            "insert into core_content_guard (pulp_id, pulp_type, name, pulp_domain_id) values (?, 'x.y', ?, ?)",
            guard,
            "g" + guard,
            hiding.domain);
    hiding.set(hiding.distribution(BARE, "closed"), "content_guard_id", guard);
    assertThat(((Resolution.Listing) hiding.at("")).entries()).isEmpty();
  }

  @Test
  void theSupersededPublicationAnswersForFilesWhileItsGraceLasts() {
    UUID repository = serving.repository();
    UUID unit = serving.unit("d/old.txt");
    UUID old = serving.publication(serving.version(repository, 1, unit), true);
    UUID distribution = serving.distribution(PUBLISHING, "a");
    serving.set(distribution, "repository_id", repository);
    UUID version = serving.version(repository, 2, serving.unit("new.txt"));
    serving.remove(repository, 2, unit);
    serving.publication(version, true);
    nothing("a/d/old.txt");
    grace(distribution, old, "1 hour");
    assertThat(name(serving.at("a/d/old.txt"))).isEqualTo("d/old.txt");
    nothing("a/d/");
    TestDatabase.sql()
        .update(
            "update core_distributed_publication set expires_at = now() - interval '1 s' where distribution_id = ?",
            distribution);
    nothing("a/d/old.txt");
  }

  private static void grace(UUID distribution, UUID publication, String period) {
    TestDatabase.sql()
        .update(
            """
            insert into core_distributed_publication (pulp_id, distribution_id, publication_id, expires_at)
            values (?, ?, ?, now() + ?::interval)
            """,
            Ids.next(),
            distribution,
            publication,
            period);
  }
}
