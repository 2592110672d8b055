package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/** Base paths and what a distribution serves (specification 02 §10). */
class DistributionsIT extends ApiTest {
  private static final String OVERLAPS =
      "{\"base_path\":{\"base_path\":\"Overlaps with an existing distribution.\"}}";

  DistributionsIT(PulpServer server) {
    super(server);
  }

  private Answer post(String basePath) {
    return pulp.post(DISTRIBUTIONS, Body.of("name", Names.unique("d"), "base_path", basePath));
  }

  @Test
  void pathsMayNotLieInEachOther() {
    String path = Names.unique("p");
    pulp.done(post(path + "/b"));
    assertThat(post(path).expect(400).text()).isEqualTo(OVERLAPS);
    assertThat(post(path + "/b/c").expect(400).text()).isEqualTo(OVERLAPS);
    assertThat(post(path + "/b").expect(400).text())
        .isEqualTo("{\"base_path\":[\"This field must be unique.\"]}");
    pulp.done(post(path + "/bc"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/a", "a/", "a//b", "../a", "a/../b", "a/./b", "a b", "a?b", "a#b", "..", "a\tb"})
  void aPathMustBeCanonical(String path) {
    assertThat(post(path).expect(400).json().getJsonArray("base_path").getString(0))
        .isEqualTo("Relative path is not in canonical form. " + path);
  }

  @Test
  void inARaceOneOfOverlappingPathsWins() throws Exception {
    for (int round = 0; round < 5; round++) {
      String path = Names.unique("race");
      List<Callable<Answer>> calls =
          List.of(() -> post(path), () -> post(path + "/x"), () -> post(path));
      long made =
          Together.run(calls).stream()
              .filter(answer -> answer.status() == 202)
              .map(answer -> pulp.await(answer.json().getString("task")).getString("state"))
              .filter("completed"::equals)
              .count();
      assertThat(made).isEqualTo(1);
      assertThat(pulp.get(DISTRIBUTIONS + "?base_path__contains=" + path).json().getInt("count"))
          .isEqualTo(1);
    }
  }

  @Test
  void sourcesExcludeEachOther() {
    JsonObject repository = repository();
    JsonObject publication = pulp.create(PUBLICATIONS, "repository", href(repository));
    String version = repository.getString("latest_version_href");
    String name = Names.unique("d");
    assertThat(
            pulp.post(
                    DISTRIBUTIONS,
                    Body.of(
                        "name",
                        name,
                        "base_path",
                        name,
                        "repository",
                        href(repository),
                        "publication",
                        href(publication)))
                .expect(400)
                .text())
        .contains(
            "Only one of the attributes 'repository' and 'publication' may be used simultaneously.");
    assertThat(
            pulp.post(
                    DISTRIBUTIONS,
                    Body.of(
                        "name",
                        name,
                        "base_path",
                        name,
                        "publication",
                        href(publication),
                        "repository_version",
                        version))
                .expect(400)
                .text())
        .contains(
            "Only one of the attributes 'publication' and 'repository_version' may be used simultaneously.");
    assertThat(
            pulp.post(DISTRIBUTIONS, Body.of("name", name, "base_path", name, "checkpoint", true))
                .expect(400)
                .text())
        .contains("The 'checkpoint' attribute may only be used with the 'repository' attribute.");
    pulp.done(
        pulp.post(
            DISTRIBUTIONS,
            Body.of(
                "name",
                name,
                "base_path",
                name,
                "repository",
                null,
                "publication",
                null,
                "repository_version",
                null)));
  }

  @Test
  void aTaskThatCreatesTellsWhatItMade() {
    String name = Names.unique("d");
    JsonObject task = pulp.done(post(name));
    assertThat(task.getString("name")).isEqualTo("pulpcore.app.tasks.base.general_create");
    JsonObject made = pulp.get(task.getJsonArray("created_resources").getString(0)).json();
    assertThat(task.getJsonObject("result")).isEqualTo(made);
    assertThat(made.getString("base_url"))
        .isEqualTo(server.address() + "/pulp/content/" + name + "/");
    JsonObject deleted = pulp.done(pulp.delete(href(made)));
    assertThat(deleted.getString("name")).isEqualTo("pulpcore.app.tasks.base.ageneral_delete");
    assertThat(deleted.getJsonObject("result")).containsKey("file.FileDistribution");
    pulp.get(href(made)).expect(404);
  }
}
