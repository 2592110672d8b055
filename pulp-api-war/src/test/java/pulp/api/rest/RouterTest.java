package pulp.api.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import pulp.resource.Operation;
import pulp.web.Reply;

class RouterTest {
  private final Router router = new Router();

  RouterTest() {
    for (String path :
        new String[] {
          "",
          "tasks/",
          "tasks/{pulp_id}/",
          "tasks/purge/",
          "docs/api.json",
          "r/f/f/{pulp_id}/versions/{number}/"
        }) {
      router.add(operation(path));
    }
  }

  private static Operation operation(String path) {
    return Operation.of("GET", path, path, "T", call -> Reply.empty(200));
  }

  @Test
  void fixedSegmentsGoBeforeVariables() {
    assertThat(router.find("tasks/purge/").orElseThrow().variables()).isEmpty();
    assertThat(router.find("tasks/x/").orElseThrow().variables()).containsEntry("pulp_id", "x");
    assertThat(router.find("r/f/f/1/versions/2/").orElseThrow().variables())
        .containsEntry("pulp_id", "1")
        .containsEntry("number", "2");
  }

  @Test
  void eachPathNamesItsVariablesAsItLikes() {
    router.add(operation("tasks/{parent}/children/{pulp_id}/"));
    assertThat(router.find("tasks/1/children/2/").orElseThrow().variables())
        .containsEntry("parent", "1")
        .containsEntry("pulp_id", "2");
    assertThat(router.find("tasks/1/").orElseThrow().variables()).containsEntry("pulp_id", "1");
  }

  @Test
  void slashesCount() {
    assertThat(router.find("tasks")).isEmpty();
    assertThat(router.find("tasks//")).isEmpty();
    assertThat(router.find("tasks/x")).isEmpty();
    assertThat(router.find("docs/api.json")).isPresent();
    assertThat(router.find("docs/api.json/")).isEmpty();
    assertThat(router.find("")).isPresent();
  }

  @Test
  void aKeyHoldsNoDot() {
    assertThat(router.find("tasks/x.json/")).isEmpty();
  }

  @Test
  void thePathOfAnOperationIsItsOwn() {
    assertThatThrownBy(() -> router.add(operation("tasks/")))
        .isInstanceOf(IllegalStateException.class);
  }
}
