package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;

/** Many at once: the count must come out exact. */
class ContentionIT extends ApiTest {
  private static final int MANY = 12;

  ContentionIT(PulpServer server) {
    super(server);
  }

  @Test
  void parallelChangesOfOneRepositoryMakeOneVersionEach() throws Exception {
    JsonObject repository = repository();
    List<String> units =
        IntStream.range(0, MANY).mapToObj(i -> href(file(Names.unique("unit")))).toList();
    List<Callable<Answer>> calls =
        units.stream()
            .<Callable<Answer>>map(unit ->
                () ->
                    pulp.post(
                        href(repository) + "modify/", Body.of("add_content_units", List.of(unit))))
            .toList();
    Together.run(calls).forEach(pulp::done);
    assertThat(pulp.get(href(repository) + "versions/").results())
        .extracting(version -> version.getInt("number"))
        .containsExactlyElementsOf(IntStream.rangeClosed(0, MANY).mapToObj(i -> MANY - i).toList());
    assertThat(
            pulp.get(FILES + "?repository_version=" + href(repository) + "versions/" + MANY + "/")
                .json()
                .getInt("count"))
        .isEqualTo(MANY);
  }

  @Test
  void theSameBytesUploadedAtOnceMakeOneUnit() throws Exception {
    byte[] bytes = bytes(Names.unique("same").repeat(1000));
    String path = Names.unique("same");
    Callable<Answer> upload =
        () -> pulp.upload(FILES, new Form().file("file", bytes).field("relative_path", path));
    List<String> made =
        Together.run(Collections.nCopies(MANY, upload)).stream()
            .map(answer -> pulp.done(answer).getJsonArray("created_resources").getString(0))
            .distinct()
            .toList();
    assertThat(made).hasSize(1);
    assertThat(pulp.get("artifacts/?sha256=" + Digests.sha256(bytes)).json().getInt("count"))
        .isEqualTo(1);
  }

  @Test
  void theSameArtifactUploadedAtOnceIsMadeOnce() throws Exception {
    byte[] bytes = bytes(Names.unique("once").repeat(1000));
    Callable<Answer> upload = () -> pulp.upload("artifacts/", new Form().file("file", bytes));
    List<Answer> answers = Together.run(Collections.nCopies(MANY, upload));
    assertThat(answers).extracting(Answer::status).contains(201).containsOnly(201, 400);
    assertThat(
            answers.stream().filter(answer -> answer.status() == 201).map(Answer::text).distinct())
        .hasSize(1);
  }

  @Test
  void aNameIsGivenOnceToManyWhoWantIt() throws Exception {
    String name = Names.unique("wanted");
    Callable<Integer> create = () -> pulp.post(REPOSITORIES, Body.of("name", name)).status();
    assertThat(Together.run(Collections.nCopies(MANY, create)))
        .containsOnlyOnce(201)
        .containsOnly(201, 400);
  }

  @Test
  void aRepositoryThatIsDeletedWhileItIsChangedLeavesNothingHalfDone() throws Exception {
    JsonObject repository = repository();
    String unit = href(file(Names.unique("unit")));
    Callable<Answer> change =
        () -> pulp.post(href(repository) + "modify/", Body.of("add_content_units", List.of(unit)));
    Callable<Answer> delete = () -> pulp.delete(href(repository));
    for (Answer answer : Together.run(List.of(change, delete, change))) {
      if (answer.status() == 202) {
        assertThat(pulp.await(answer.json().getString("task")).getString("state"))
            .isIn("completed", "failed");
      } else {
        answer.expect(404);
      }
    }
    pulp.get(href(repository)).expect(404);
  }
}
