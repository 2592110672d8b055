package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;

/** What holds for every request: login, status codes, headers (specification 01 §3, §10–§13). */
class HttpIT extends ApiTest {
  HttpIT(PulpServer server) {
    super(server);
  }

  private Answer anonymous(String path) {
    return Fetch.get(pulp.url(path).toString());
  }

  @Test
  void withoutALoginOnlyStatusAndDocumentsAreShown() {
    Answer answer = anonymous(REPOSITORIES).expect(401);
    assertThat(answer.text())
        .isEqualTo("{\"detail\":\"Authentication credentials were not provided.\"}");
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Basic realm=\"api\"");
    anonymous("status/").expect(200);
    anonymous("docs/api.json").expect(200);
    anonymous("").expect(200);
    Answer alive = anonymous("livez/").expect(200);
    assertThat(alive.body()).isEmpty();
  }

  @Test
  void aWrongLoginIsRefusedInTheWordsOfTheChapter() {
    URI address = server.address();
    String wrong = "{\"detail\":\"Invalid username/password.\"}";
    assertThat(new Pulp(address, "admin", "wrong").get(REPOSITORIES).expect(401).text())
        .isEqualTo(wrong);
    assertThat(new Pulp(address, "nobody", "wrong").get(REPOSITORIES).expect(401).text())
        .isEqualTo(wrong);
    assertThat(login("Basic"))
        .isEqualTo("{\"detail\":\"Invalid basic header. No credentials provided.\"}");
    assertThat(login("Basic a b"))
        .isEqualTo(
            "{\"detail\":\"Invalid basic header. Credentials string should not contain spaces.\"}");
    assertThat(login("Basic !!!"))
        .isEqualTo(
            "{\"detail\":\"Invalid basic header. Credentials not correctly base64 encoded.\"}");
  }

  private String login(String header) {
    return Fetch.get(pulp.url(REPOSITORIES).toString(), "Authorization", header).expect(401).text();
  }

  @Test
  void aScriptInABrowserIsChallengedWithoutADialog() {
    String url = pulp.url(REPOSITORIES).toString();
    assertThat(
            Fetch.get(url, "X-Requested-With", "XMLHttpRequest")
                .expect(401)
                .header("WWW-Authenticate"))
        .isEqualTo("xBasic realm=\"api\"");
  }

  @Test
  void theRootWithoutItsSlashIsRedirected() {
    Answer answer = pulp.get("/pulp/api/v3?a=b").expect(301);
    assertThat(answer.header("Location")).isEqualTo("/pulp/api/v3/?a=b");
  }

  @Test
  void statusShowsAllRoles() {
    JsonObject status = anonymous("status/").json();
    assertThat(status)
        .containsKeys("storage", "redis_connection", "content_settings", "domain_enabled");
    assertThat(status.getJsonArray("online_workers")).isNotEmpty();
    assertThat(status.getJsonArray("online_api_apps")).isNotEmpty();
    assertThat(status.getJsonArray("online_content_apps")).isNotEmpty();
    JsonObject content = status.getJsonObject("content_settings");
    assertThat(content.getString("content_origin")).isEqualTo(server.address().toString());
    assertThat(content.getString("content_path_prefix")).isEqualTo("/pulp/content/");
  }

  @Test
  void jsonIsSentWithExactlyItsTypeAndTheUsualHeaders() {
    Answer answer = pulp.get(REPOSITORIES).expect(200);
    assertThat(answer.header("Content-Type")).isEqualTo("application/json");
    assertThat(answer.header("Allow")).isEqualTo("GET, POST, HEAD, OPTIONS");
    assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
    assertThat(answer.header("Correlation-ID")).matches("[0-9a-f]{32}");
    assertThat(answer.header("Access-Control-Expose-Headers")).isEqualTo("Correlation-ID");
    assertThat(answer.text()).doesNotContain("\": ");
    assertThat(anonymous("nowhere/").header("Correlation-ID")).isNotNull();
  }

  @Test
  void aCorrelationIdWithDashesIsEchoedVerbatimAndKeptByTheTask() {
    String id = "01234567-89AB-4cde-8123-0123456789ab";
    JsonObject repository = repository();
    Answer answer =
        pulp.send(
            Pulp.json(pulp.request(href(repository)), "PATCH", "{\"description\":\"x\"}")
                .header("Correlation-ID", id));
    assertThat(answer.header("Correlation-ID")).isEqualTo(id);
    assertThat(pulp.done(answer).getString("logging_cid")).isEqualTo(id);
  }

  @Test
  void pathsThatLackTheirSlashAreServedOrRedirected() {
    Answer answer = pulp.get("status");
    assertThat(answer.status()).isIn(200, 301);
    assertThat(pulp.get("repositories/file/none/").status()).isEqualTo(404);
    assertThat(pulp.get("repositories//file/file/").status()).isEqualTo(404);
    assertThat(pulp.get("Repositories/file/file/").status()).isEqualTo(404);
  }

  @Test
  void aSuffixInPlaceOfTheLastSlashNamesTheFormat() {
    pulp.get("repositories/file/file.json").expect(200).json();
    pulp.get("repositories/file/file.json/").expect(200).json();
    assertThat(pulp.get("repositories/file/file.api").expect(200).text()).contains("<html");
    assertThat(pulp.get("repositories/file/file.xml").expect(404).text())
        .isEqualTo("{\"detail\":\"Not found.\"}");
    String repository = href(repository());
    String item = repository.substring(0, repository.length() - 1) + ".json";
    assertThat(pulp.get(item).expect(200).json()).containsKey("pulp_href");
    pulp.patch(item, Body.of("description", "x")).expect(202);
    pulp.get("repositories/file/none.json").expect(404);
  }

  /** {@code java.net.http} would not send such a path. */
  private String statusLine(String path) throws IOException {
    URI address = server.address();
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(10_000);
      String head = "GET " + path + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.ISO_8859_1).lines().findFirst().orElse("");
    }
  }

  @Test
  void aPercentSignThatBeginsNoEncodingIsNeverAnEmptyFile() throws IOException {
    anonymous("status/").expect(200);
    for (String path : List.of("/pulp/api/v3/%/", "/pulp/content/100%", "/pulp/content/%zz")) {
      assertThat(statusLine(path)).as(path).containsAnyOf(" 404 ", " 400 ");
    }
  }

  @Test
  void whateverLiesBelowLivezIsAlive() {
    anonymous("livez/anything").expect(200);
  }

  @Test
  void methodsThatAreNotOfferedAre405() {
    assertThat(pulp.delete(REPOSITORIES).expect(405).text())
        .isEqualTo("{\"detail\":\"Method \\\"DELETE\\\" not allowed.\"}");
    pulp.post("status/", Body.of()).expect(405);
    pulp.patch(href(pulp.create("uploads/", "size", 1)), Body.of()).expect(405);
    pulp.post("tasks/", Body.of()).expect(405);
    pulp.send(
            pulp.request(REPOSITORIES)
                .method("HEAD", java.net.http.HttpRequest.BodyPublishers.noBody()))
        .expect(200);
  }

  @Test
  void whatNobodyCanSendIs406() {
    assertThat(
            pulp.send(pulp.request(REPOSITORIES).header("Accept", "image/png").GET())
                .expect(406)
                .text())
        .isEqualTo("{\"detail\":\"Could not satisfy the request Accept header.\"}");
    pulp.get(REPOSITORIES + "?format=nope").expect(404);
  }

  @Test
  void theRootListsWhatThereIs() {
    JsonObject root = anonymous("").json();
    assertThat(root.getString("repositories/file/file"))
        .isEqualTo(server.address() + "/pulp/api/v3/repositories/file/file/");
    assertThat(root).containsKeys("tasks", "workers", "artifacts", "uploads", "content/file/files");
  }

  @Test
  void deletingADistributionWithABodyIsNoMistake() {
    JsonObject made = repository();
    pulp.done(pulp.send(Pulp.json(pulp.request(href(made)), "DELETE", "{}")));
  }
}
