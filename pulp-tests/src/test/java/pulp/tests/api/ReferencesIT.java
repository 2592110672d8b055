package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;

/**
 * References that lead nowhere, or to the wrong place (specification 01 §2.3), and names that are
 * taken.
 */
class ReferencesIT extends ApiTest {
  ReferencesIT(PulpServer server) {
    super(server);
  }

  private String refused(Object remote) {
    Answer answer = pulp.post(REPOSITORIES, Body.of("name", Names.unique("r"), "remote", remote));
    return answer.expect(400).json().getJsonArray("remote").getString(0);
  }

  @Test
  void aReferenceMustLeadToSomethingOfTheRightKind() {
    String nobody = UUID.randomUUID().toString();
    assertThat(refused("abc")).isEqualTo("Invalid hyperlink - No URL match.");
    assertThat(refused("/pulp/api/v3/remotes/file/file/" + nobody))
        .isEqualTo("Invalid hyperlink - No URL match.");
    assertThat(refused(href(repository()))).isEqualTo("Invalid hyperlink - Incorrect URL match.");
    assertThat(refused("/pulp/api/v3/remotes/file/file/" + nobody + "/"))
        .isEqualTo("Invalid hyperlink - Object does not exist.");
    assertThat(refused("prn:file.fileremote"))
        .isEqualTo("PRN must be of the form 'prn:app_label.model_label:pk': prn:file.fileremote");
    assertThat(refused("prn:no.such:" + nobody)).isEqualTo("Model no.such does not exist");
    assertThat(refused("prn:file.fileremote:abc")).isEqualTo("“abc” is not a valid UUID.");
    assertThat(refused("prn:file.fileremote:" + nobody))
        .isEqualTo("Invalid hyperlink - Object does not exist.");
    assertThat(refused(repository().getString("prn"))).startsWith("Invalid hyperlink - ");
    assertThat(refused(5)).isEqualTo("Incorrect type. Expected URL string, received int.");
  }

  @Test
  void hostAndPrnAreAsGoodAsAHref() {
    JsonObject remote = remote("http://a/PULP_MANIFEST");
    for (String form :
        List.of(href(remote), remote.getString("prn"), "https://elsewhere" + href(remote))) {
      assertThat(repository("remote", form).getString("remote")).isEqualTo(href(remote));
    }
    assertThat(repository("remote", null).isNull("remote")).isTrue();
  }

  @Test
  void aNameIsTakenOnceInARepositoryARemoteAndADistribution() {
    String taken = "{\"name\":[\"This field must be unique.\"]}";
    String name = Names.unique("twice");
    pulp.create(REPOSITORIES, "name", name);
    assertThat(pulp.post(REPOSITORIES, Body.of("name", name)).expect(400).text()).isEqualTo(taken);
    pulp.create(REMOTES, "name", name, "url", "http://a");
    assertThat(pulp.post(REMOTES, Body.of("name", name, "url", "http://a")).expect(400).text())
        .isEqualTo(taken);
    pulp.create(DISTRIBUTIONS, "name", name, "base_path", name);
    assertThat(
            pulp.post(DISTRIBUTIONS, Body.of("name", name, "base_path", name + 2))
                .expect(400)
                .text())
        .isEqualTo(taken);
    JsonObject other = repository();
    assertThat(pulp.patch(href(other), Body.of("name", name)).expect(400).text()).isEqualTo(taken);
  }

  @Test
  void modifyNamesTheUnitsThatItDoesNotFind() {
    String modify = href(repository()) + "modify/";
    String nobody = UUID.randomUUID().toString();
    assertThat(
            pulp.post(
                    modify,
                    Body.of(
                        "add_content_units",
                        List.of("/pulp/api/v3/content/file/files/" + nobody + "/")))
                .expect(400)
                .text())
        .isEqualTo(
            "{\"add_content_units\":[\"Could not find the following content units: ['"
                + nobody
                + "']\"]}");
    assertThat(pulp.post(modify, Body.of("add_content_units", List.of("abc"))).expect(400).text())
        .contains("URI not valid: abc");
    assertThat(
            pulp.post(modify, Body.of("remove_content_units", List.of("*", "/a/" + nobody + "/")))
                .expect(400)
                .text())
        .contains("Cannot supply content units and '*'.");
    assertThat(pulp.post(modify, Body.of("base_version", "/pulp/api/v3/x/")).expect(400).text())
        .contains("URI ");
    Form repeated = new Form().field("base_version", "").field("base_version", "abc");
    assertThat(pulp.upload(modify, repeated).expect(400).text())
        .isEqualTo("[\"URI not valid: abc\"]");
    assertThat(pulp.post(modify, Body.of("add_content_units", "abc")).expect(400).text())
        .contains("Expected a list of items but got type \\\"str\\\".");
  }

  @Test
  void onlyARemoteOfTheRightTypeCanBeSynced() {
    String sync = href(repository()) + "sync/";
    assertThat(pulp.post(sync, Body.of()).expect(400).text())
        .isEqualTo(
            "{\"remote\":[\"This field is required since a remote is not set on the repository.\"]}");
    pulp.post(href(repository()) + "nothing/", Body.of()).expect(404);
  }

  @Test
  void itemsThatAreNotThereAre404() {
    String nobody = UUID.randomUUID().toString();
    assertThat(pulp.get(REPOSITORIES + nobody + "/").expect(404).text())
        .isEqualTo("{\"detail\":\"No FileRepository matches the given query.\"}");
    assertThat(pulp.get(REPOSITORIES + "abc/").expect(404).text())
        .isEqualTo("{\"detail\":\"Not found.\"}");
    pulp.delete("tasks/" + nobody + "/").expect(404);
    pulp.patch("tasks/" + nobody + "/", Body.of("state", "canceled")).expect(404);
    pulp.get(REPOSITORIES + nobody + "/versions/0/").expect(404);
  }
}
