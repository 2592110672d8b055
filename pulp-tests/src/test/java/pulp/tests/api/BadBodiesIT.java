package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;

/** Bodies that are not as they should be (specification 01 §3.3, §3.4). */
class BadBodiesIT extends ApiTest {
  private static final String NOT_A_FILE =
      "{\"file\":[\"The submitted data was not a file. Check the encoding type on the form.\"]}";

  BadBodiesIT(PulpServer server) {
    super(server);
  }

  private Answer send(String collection, String text) {
    return pulp.send(Pulp.json(pulp.request(collection), "POST", text)).expect(400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{", "{'name':}", "{'name':'a'", "nonsense", "{'name': NaN}", "{'name': 'a'} tail"})
  void malformedJsonSaysWhy(String text) {
    assertThat(send(REPOSITORIES, text.replace('\'', '"')).json().getString("detail"))
        .startsWith("JSON parse error - ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|{'non_field_errors':['Invalid data. Expected a dictionary, but got list.']}",
        "5|{'non_field_errors':['Invalid data. Expected a dictionary, but got int.']}",
        "null|{'non_field_errors':['No data provided']}",
        "{}|{'name':['This field is required.']}",
        "{'name':null}|{'name':['This field may not be null.']}",
        "{'name':''}|{'name':['This field may not be blank.']}",
        "{'name':true}|{'name':['Not a valid string.']}",
        "{'name':['a']}|{'name':['Not a valid string.']}",
        "{'name':'a\\u0000b'}|{'name':['Null characters are not allowed.']}",
        "{'name':'a\\ud800b'}|{'name':['Surrogate characters are not allowed: U+D800.']}",
        "{'name':'n','pulp_labels':{'a':'b\\u0000'}}|{'pulp_labels':{'a':['Null characters are not allowed.']}}",
        "{'name':'n','autopublish':'maybe'}|{'autopublish':['Must be a valid boolean.']}",
        "{'name':'n','retain_repo_versions':'x'}|{'retain_repo_versions':['A valid integer is required.']}",
        "{'name':'n','retain_repo_versions':0}|{'retain_repo_versions':['Ensure this value is greater than or equal to 1.']}",
        "{'name':'n','pulp_labels':[]}|{'pulp_labels':['Expected a dictionary of items but got type \"list\".']}",
        "{'name':'n','pulp_labels':{'a':true}}|{'pulp_labels':{'a':['Not a valid string.']}}",
        "{'name':'n','foo':1,'bar':2}|{'foo':['Unexpected field'],'bar':['Unexpected field']}",
      })
  void aRepositoryBodyIsRefusedWithTheTextOfTheChapter(String body, String complaint) {
    assertThat(send(REPOSITORIES, body.replace('\'', '"')).text())
        .isEqualTo(complaint.replace("\"list\"", "\\\"list\\\"").replace('\'', '"'));
  }

  @Test
  void knownFieldsAreCheckedBeforeUnknownOnes() {
    Answer answer = pulp.post(REPOSITORIES, Body.of("name", null, "foo", 1)).expect(400);
    assertThat(answer.json()).containsOnlyKeys("name");
  }

  @Test
  void labelsAreCheckedByKeyAndValue() {
    String name = Names.unique("r");
    assertThat(
            pulp.post(REPOSITORIES, Body.of("name", name, "pulp_labels", Body.of("a!", "b")))
                .expect(400)
                .text())
        .contains(
            "Key 'a!' contains invalid characters. Only alphanumerics, underscores, spaces, hyphens, and dots are allowed.");
    assertThat(
            pulp.post(REPOSITORIES, Body.of("name", name, "pulp_labels", Body.of("a", "(b)")))
                .expect(400)
                .text())
        .contains("Key 'a' contains value with parenthesis.");
  }

  @Test
  void readOnlyFieldsAreIgnored() {
    String name = Names.unique("r");
    Answer answer =
        pulp.post(REPOSITORIES, Body.of("name", name, "pulp_href", "x", "prn", 5)).expect(201);
    assertThat(answer.header("Location")).isEqualTo(answer.json().getString("pulp_href"));
  }

  @Test
  void whatIsNoKnownTypeIs415() {
    Answer answer =
        pulp.send(
            pulp.request(REPOSITORIES)
                .header("Content-Type", "text/plain")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofString("name=a")));
    assertThat(answer.expect(415).text())
        .isEqualTo("{\"detail\":\"Unsupported media type \\\"text/plain\\\" in request.\"}");
  }

  @Test
  void formsAreReadAsWell() {
    String name = Names.unique("form");
    Answer answer = pulp.upload(REPOSITORIES, new Form().field("name", name)).expect(201);
    assertThat(answer.json().getString("name")).isEqualTo(name);
  }

  @Test
  void aFileMustBeAFile() {
    assertThat(pulp.post("artifacts/", Body.of("file", "text")).expect(400).text())
        .isEqualTo(NOT_A_FILE);
    assertThat(pulp.upload("artifacts/", new Form().field("x", "y")).expect(400).text())
        .isEqualTo("{\"file\":[\"No file was submitted.\"]}");
  }

  @Test
  void depthAndLengthOfJsonAreBounded() {
    String deep = "{\"name\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThat(send(REPOSITORIES, deep).json().getString("detail"))
        .startsWith("JSON parse error - ");
  }

  @Test
  void anUpdateIsCheckedLikeACreation() {
    String href = href(repository());
    assertThat(pulp.patch(href, Body.of("name", "")).expect(400).text())
        .isEqualTo("{\"name\":[\"This field may not be blank.\"]}");
    assertThat(pulp.put(href, Body.of()).expect(400).text())
        .isEqualTo("{\"name\":[\"This field is required.\"]}");
    assertThat(pulp.patch(href, Body.of("bogus", 1)).expect(400).text())
        .isEqualTo("{\"bogus\":[\"Unexpected field\"]}");
    pulp.patch(href, Body.of()).expect(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{'headers':[null]}|{'headers':{'0':['This field may not be null.']}}",
        "{'headers':[{'a':['b\\u0000']}]}|{'headers':['Null characters are not allowed.']}",
        "{'max_retries':-1}|{'max_retries':['Ensure this value is greater than or equal to 0.']}",
      })
  void aRemoteBodyIsRefusedWithTheTextOfTheChapter(String body, String complaint) {
    String named = "{'name':'n','url':'http://h/'," + body.substring(1);
    assertThat(send(REMOTES, named.replace('\'', '"')).text())
        .isEqualTo(complaint.replace('\'', '"'));
  }

  @Test
  void itemsOfAListAreRefusedByTheirPlace() {
    Answer answer = send(href(repository()) + "modify/", "{\"add_content_units\":[\"x\",null]}");
    assertThat(answer.text())
        .isEqualTo("{\"add_content_units\":{\"1\":[\"This field may not be null.\"]}}");
  }

  @Test
  void theLastOfAFormsValuesCounts() {
    String name = Names.unique("form");
    Form form = new Form().field("name", "first").field("name", name);
    assertThat(pulp.upload(REPOSITORIES, form).expect(201).json().getString("name"))
        .isEqualTo(name);
  }

  @Test
  void aFileIsNoText() {
    Form form = new Form().file("name", bytes("x"));
    assertThat(pulp.upload(REPOSITORIES, form).expect(400).text())
        .isEqualTo("{\"name\":[\"Not a valid string.\"]}");
  }

  @Test
  void howToDownloadIsCheckedBeforeTheTask() {
    JsonObject odd = Body.of("max_retries", "x");
    Answer answer =
        pulp.post(
            FILES,
            Body.of("relative_path", "a", "file_url", "http://h/", "downloader_config", odd));
    assertThat(answer.expect(400).text())
        .isEqualTo("{\"downloader_config\":{\"max_retries\":[\"A valid integer is required.\"]}}");
  }

  @Test
  void aTextThatNoIndexTakesIsRefusedWithoutNamingTheIndex() {
    byte[] noise = new byte[6000];
    new java.util.Random(1).nextBytes(noise);
    String name = java.util.Base64.getEncoder().encodeToString(noise);
    assertThat(pulp.post(REPOSITORIES, Body.of("name", name)).expect(400).text())
        .doesNotContain("core_repository");
  }
}
