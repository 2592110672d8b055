package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;

/** Publications as clients make and delete them (specification 02 §8). */
class PublicationsIT extends ApiTest {
  PublicationsIT(PulpServer server) {
    super(server);
  }

  @Test
  void theTaskOfADeletedPublicationNamesItNoMore() {
    JsonObject task = pulp.done(pulp.post(PUBLICATIONS, Body.of("repository", href(repository()))));
    assertThat(Pulp.created(task)).hasSize(1);
    pulp.delete(Pulp.created(task).getFirst()).expect(204);
    JsonObject now = pulp.get(href(task)).json();
    assertThat(Pulp.created(now)).isEmpty();
    assertThat(now.getJsonArray("created_resource_prns")).isEmpty();
  }

  @Test
  void exactlyOneSourceIsPublished() {
    JsonObject repository = repository();
    assertThat(pulp.post(PUBLICATIONS, Body.of()).expect(400).text())
        .isEqualTo(
            "{\"non_field_errors\":[\"Either the 'repository' or 'repository_version' need to be specified\"]}");
    Object version = repository.get("latest_version_href");
    assertThat(
            pulp.post(
                    PUBLICATIONS,
                    Body.of("repository", href(repository), "repository_version", version))
                .expect(400)
                .text())
        .isEqualTo(
            "{\"non_field_errors\":[\"Either the 'repository' or 'repository_version' need to be specified but not both.\"]}");
    assertThat(
            pulp.post(PUBLICATIONS, Body.of("repository_version", version, "checkpoint", true))
                .expect(400)
                .text())
        .contains("'checkpoint' may only be used with 'repository'");
  }

  @Test
  void whatIsDeletedBeforeItIsPublishedIsMissed() {
    JsonObject repository = repository();
    Answer deletion = pulp.delete(href(repository));
    Answer answer = pulp.post(PUBLICATIONS, Body.of("repository", href(repository)));
    pulp.done(deletion);
    if (answer.status() == 202) { // else it was gone already
      assertThat(pulp.failed(answer)).isEqualTo("No RepositoryVersion matches the given query.");
    }
  }
}
