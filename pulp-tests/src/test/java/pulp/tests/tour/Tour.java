package pulp.tests.tour;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.util.Arrays;
import java.util.Map;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/**
 * What the demo does, step by step: from an artifact to a mirrored, published and served
 * repository.
 */
final class Tour {
  private final PulpServer server;
  private final Pulp pulp;
  private final Files files =
      Files.random(20, 10_000, 42)
          .with("folder/a+b~c@d.txt", new byte[] {7})
          .with("empty", new byte[0]);

  Tour(PulpServer server) {
    this.server = server;
    this.pulp = server.pulp();
  }

  void walk() {
    artifact();
    try (Upstream upstream = Upstream.start()) {
      upstream.put("files/", files);
      for (String policy : new String[] {"immediate", "on_demand", "streamed"}) {
        String url = mirror(upstream.url("files/PULP_MANIFEST"), policy);
        compare(url);
      }
    }
    uploadInChunks();
    loginIsNeeded();
    theServerShowsNothingOfItsOwn();
  }

  private void artifact() {
    byte[] bytes = Names.unique("artifact").getBytes(java.nio.charset.StandardCharsets.UTF_8);
    JsonObject artifact =
        pulp.upload("artifacts/", new Form().file("file", bytes)).expect(201).json();
    assertThat(artifact.getString("sha256")).isEqualTo(Digests.sha256(bytes));
  }

  private String mirror(String manifest, String policy) {
    String name = Names.unique("tour");
    JsonObject remote =
        pulp.create("remotes/file/file/", "name", name, "url", manifest, "policy", policy);
    JsonObject repository =
        pulp.create(
            "repositories/file/file/", "name", name, "remote", remote.getString("pulp_href"));
    String href = repository.getString("pulp_href");
    JsonObject synced = pulp.done(pulp.post(href + "sync/", Body.of()));
    assertThat(synced.getJsonObject("result").getInt("number")).isEqualTo(1);
    pulp.create("publications/file/file/", "repository", href);
    return pulp.create(
            "distributions/file/file/", "name", name, "base_path", name + "/x", "repository", href)
        .getString("base_url");
  }

  private void compare(String url) {
    for (Map.Entry<String, byte[]> file : files.all().entrySet()) {
      byte[] served = Fetch.get(url + file.getKey()).expect(200).body();
      assertThat(Digests.sha256(served)).isEqualTo(Digests.sha256(file.getValue()));
    }
    byte[] one = files.get("1.iso");
    assertThat(Fetch.get(url + "1.iso", "Range", "bytes=500-999").expect(206).body())
        .isEqualTo(Arrays.copyOfRange(one, 500, 1000));
    assertThat(Fetch.get(url).expect(200).text())
        .contains("./1.iso", "./folder/", "./PULP_MANIFEST");
    Fetch.get(url + "folder/a%2Bb%7Ec%40d.txt").expect(200);
    Fetch.get(url + "none").expect(404);
  }

  private void uploadInChunks() {
    byte[] whole = new byte[3_000_000];
    Arrays.fill(whole, (byte) Names.unique("c").hashCode());
    String upload = pulp.create("uploads/", "size", whole.length).getString("pulp_href");
    for (int from = 0; from < whole.length; from += 1_000_000) {
      Form form = new Form().file("file", Arrays.copyOfRange(whole, from, from + 1_000_000));
      pulp.chunk(upload, form, "bytes " + from + "-" + (from + 999_999) + "/" + whole.length)
          .expect(200);
    }
    pulp.done(
        pulp.post(
            "content/file/files/", Body.of("upload", upload, "relative_path", Names.unique("c"))));
  }

  private void loginIsNeeded() {
    Pulp stranger = new Pulp(server.address(), "admin", "wrong");
    stranger.get("repositories/file/file/").expect(401);
    assertThat(
            pulp.send(Pulp.json(pulp.request("repositories/file/file/"), "POST", "{"))
                .expect(400)
                .text())
        .contains("JSON parse error");
    assertThat(pulp.get("nowhere/").expect(404).header("Correlation-ID")).isNotNull();
  }

  /** Servers have pages of their own that need no login. */
  private void theServerShowsNothingOfItsOwn() {
    for (String path : new String[] {"metrics", "health", "openapi", "index.html"}) {
      Fetch.get(server.address() + "/" + path).expect(404);
    }
  }
}
