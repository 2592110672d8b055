package pulp.tests.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.Build;
import pulp.tests.server.Invariants;
import pulp.tests.server.MicroServer;

/**
 * The doors for plugins open: a jar in {@code lib/} brings types, tables, hooks and a mount of its
 * own.
 */
class PluginIT {
  private static final String BOXES = "repositories/pair/boxes/";
  private static final String PAIRS = "content/pair/pairs/";

  private static MicroServer server;
  private static Pulp pulp;

  @BeforeAll
  static void start() {
    server = MicroServer.external("plugin", Repackaged.jar(Build.plugin()));
    server.start();
    pulp = server.pulp();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String artifact() {
    byte[] bytes = Names.unique("a").getBytes(StandardCharsets.UTF_8);
    return pulp.upload("artifacts/", new Form().file("file", bytes))
        .expect(201)
        .json()
        .getString("pulp_href");
  }

  /** Puts a new pair into a box; returns the pair. */
  private static JsonObject pair(String name, JsonObject box) {
    JsonObject body =
        Body.of(
            "name",
            name,
            "data",
            artifact(),
            "signature",
            artifact(),
            "repository",
            box.getString("pulp_href"));
    JsonObject task = pulp.done(pulp.post(PAIRS, body));
    return pulp.get(Pulp.created(task).getLast()).expect(200).json();
  }

  private static Answer mount(String path) {
    return pulp.get("/throwaway/" + path);
  }

  @Test
  void thePluginIsKnown() {
    assertThat(pulp.get("status/").text())
        .contains("{\"component\":\"pair\",\"version\":\"1.0.0\"");
    JsonObject document = Fetch.get(pulp.url("docs/api.json").toString()).json();
    assertThat(document.getJsonObject("info").getJsonObject("x-pulp-app-versions"))
        .containsKeys("core", "file", "pair");
    assertThat(document.getJsonObject("paths"))
        .containsKeys(
            "/pulp/api/v3/repositories/pair/boxes/", "{pair_box_href}", "{pair_pair_href}");
  }

  @Test
  void aUnitHasTwoArtifacts() {
    JsonObject box = pulp.create(BOXES, "name", Names.unique("box"));
    JsonObject pair = pair("p", box);
    assertThat(pair.getJsonObject("artifacts")).containsOnlyKeys("p.data", "p.sig");
    assertThat(pair.getJsonObject("artifacts").getString("p.sig"))
        .startsWith("/pulp/api/v3/artifacts/");
    assertThat(
            pulp.get("content/?pulp_type=pair.pair&repository_version=" + box.getString("prn"))
                .results())
        .singleElement()
        .satisfies(
            unit -> assertThat(unit.getString("pulp_href")).isEqualTo(pair.getString("pulp_href")));
    JsonObject version = pulp.get(box.getString("pulp_href") + "versions/1/").json();
    assertThat(
            version
                .getJsonObject("content_summary")
                .getJsonObject("present")
                .getJsonObject("pair.pair")
                .getInt("count"))
        .isEqualTo(1);
    assertThat(pulp.get(PAIRS + "?name=p").json().getInt("count")).isPositive();
  }

  @Test
  void theHookOfAVersionDecidesWhatStays() {
    JsonObject box = pulp.create(BOXES, "name", Names.unique("box"), "keep", 2);
    assertThat(box.getInt("keep")).isEqualTo(2);
    pair("a", box);
    pair("b", box);
    pair("a", box);
    assertThat(names(box)).isEqualTo("a\nb");
    pair("c", box);
    assertThat(names(box)).isEqualTo("a\nc");
    pulp.done(pulp.patch(box.getString("pulp_href"), Body.of("keep", 1)));
    pair("d", box);
    assertThat(names(box)).isEqualTo("d");
    assertThat(Invariants.broken(server)).isEmpty();
  }

  private static String names(JsonObject box) {
    return mount(box.getString("name")).expect(200).text();
  }

  @Test
  void theMountSpeaksInItsOwnWords() {
    assertThat(mount("none").expect(404).text()).isEqualTo("pair: There is no box none.");
    assertThat(Fetch.get(server.address() + "/throwaway/none").expect(401).text())
        .isEqualTo("pair: Say who you are.");
    assertThat(mount("none").header("Content-Type")).isEqualTo("text/plain; charset=utf-8");
  }

  @Test
  void unitsAndRepositoriesGoAsAllOthersDo() {
    JsonObject box = pulp.create(BOXES, "name", Names.unique("box"));
    JsonObject pair = pair("gone", box);
    pulp.done(pulp.delete(box.getString("pulp_href")));
    JsonObject body =
        Body.of(
            "orphan_protection_time",
            0,
            "content_hrefs",
            java.util.List.of(pair.getString("pulp_href")));
    pulp.done(pulp.post("orphans/cleanup/", body));
    pulp.get(pair.getString("pulp_href")).expect(404);
    pulp.get(box.getString("pulp_href")).expect(404);
  }
}
