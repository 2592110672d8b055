package pulp.tests.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pulp.tests.client.Answer;
import pulp.tests.client.Body;
import pulp.tests.client.Fetch;
import pulp.tests.client.Names;
import pulp.tests.server.PulpServer;
import pulp.tests.upstream.Digests;
import pulp.tests.upstream.Faults;
import pulp.tests.upstream.Files;
import pulp.tests.upstream.Upstream;

/** What clients of the content role get (specification 04 §7–§10). */
class ServingIT extends ApiTest {
  private static final byte[] TEN = bytes("0123456789");

  ServingIT(PulpServer server) {
    super(server);
  }

  private String synced(Upstream upstream, Files files, String policy) {
    upstream.put("", files);
    JsonObject repository = repository();
    JsonObject remote = remote(upstream.url("PULP_MANIFEST"), "policy", policy, "max_retries", 1);
    pulp.done(pulp.post(href(repository) + "sync/", Body.of("remote", href(remote))));
    return serve(repository);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=2-4|206|234|bytes 2-4/10",
        "bytes=7-|206|789|bytes 7-9/10",
        "bytes=-3|206|789|bytes 7-9/10",
        "bytes=5-100|206|56789|bytes 5-9/10",
        "bytes=-100|206|0123456789|bytes 0-9/10",
        "bytes=10-|416|-|bytes */10",
        "bytes=5-2|416|-|bytes */10",
        "bytes=0-1,3-4|416|-|bytes */10",
        "lines=0-1|416|-|bytes */10",
        "bytes=-|416|-|bytes */10",
      })
  void rangesAreServedOrRefused(String range, int status, String body, String contentRange) {
    try (Upstream upstream = Upstream.start()) {
      String url = synced(upstream, new Files().with("ten", TEN), "immediate");
      Answer answer = Fetch.get(url + "ten", "Range", range).expect(status);
      assertThat(answer.header("Content-Range")).isEqualTo(contentRange);
      if (status == 206) {
        assertThat(answer.text()).isEqualTo(body);
        assertThat(answer.header("Content-Length")).isEqualTo("" + body.length());
      }
    }
  }

  @Test
  void aStoredFileCarriesItsHeadersAndAnswersConditions() {
    try (Upstream upstream = Upstream.start()) {
      String url =
          synced(upstream, new Files().with("dir/a.json", TEN).with("b", TEN), "immediate");
      Answer whole = Fetch.get(url + "dir/a.json").expect(200);
      String tag = "\"" + Digests.sha256(TEN) + "\"";
      assertThat(whole.header("Content-Type")).isEqualTo("application/json");
      assertThat(whole.header("X-PULP-ARTIFACT-SIZE")).isEqualTo("10");
      assertThat(whole.header("Content-Length")).isEqualTo("10");
      assertThat(whole.header("Accept-Ranges")).isEqualTo("bytes");
      assertThat(whole.header("ETag")).isEqualTo(tag);
      assertThat(whole.header("Last-Modified")).endsWith(" GMT");
      assertThat(whole.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(Fetch.get(url + "b").header("Content-Type")).isEqualTo("application/octet-stream");
      assertThat(Fetch.get(url + "dir/a.json", "If-None-Match", tag).expect(304).body()).isEmpty();
      Fetch.get(url + "dir/a.json", "If-None-Match", "\"x\"").expect(200);
      Fetch.get(url + "dir/a.json", "If-Modified-Since", whole.header("Last-Modified")).expect(304);
      Fetch.get(url + "dir/a.json", "If-Modified-Since", "Mon, 01 Jan 2001 00:00:00 GMT")
          .expect(200);
      Answer head = Fetch.head(url + "dir/a.json").expect(200);
      assertThat(head.body()).isEmpty();
      assertThat(head.header("Content-Length")).isEqualTo("10");
    }
  }

  @Test
  void foldersAreListedAndNamesEscaped() {
    try (Upstream upstream = Upstream.start()) {
      Files files = new Files().with("a&b.txt", TEN).with("sub/x", TEN).with("sub/y", TEN);
      String url = synced(upstream, files, "on_demand");
      Answer list = Fetch.get(url).expect(200);
      assertThat(list.header("Content-Type")).isEqualTo("text/html; charset=utf-8");
      String path = url.substring(server.address().toString().length());
      assertThat(list.text())
          .startsWith(
              "\n<html>\n<head><title>Index of "
                  + path
                  + "</title></head>\n<body bgcolor=\"white\">\n")
          .contains("<hr><pre><a href=\"../\">../</a>\n")
          .contains("<a href=\"./a%26b.txt\">a&amp;b.txt</a>" + " ".repeat(89))
          .contains("<a href=\"./sub/\">sub/</a>")
          .contains("  10 Bytes\n")
          .endsWith("</pre><hr></body>\n</html>");
      assertThat(Fetch.get(url + "sub/").expect(200).text()).contains("./x", "./y");
      assertThat(Fetch.get(url + "sub").expect(301).header("Location")).endsWith(path + "sub/");
      assertThat(Fetch.get(url + "sub?x=1").expect(301).header("Location")).endsWith(path + "sub/");
      assertThat(Fetch.get(url.substring(0, url.length() - 1)).expect(301).header("Location"))
          .endsWith(path);
      Fetch.get(url + "a%26b.txt").expect(200);
      String base = path.substring("/pulp/content/".length());
      assertThat(Fetch.get(server.address() + "/pulp/content/").expect(200).text())
          .contains("<a href=\"./" + base + "\">" + base + "</a>");
      assertThat(Fetch.head(server.address() + "/pulp/content/").expect(200).body()).isEmpty();
    }
  }

  @Test
  void whatIsNotThereIs404() {
    String name = Names.unique("empty");
    String url = pulp.create(DISTRIBUTIONS, "name", name, "base_path", name).getString("base_url");
    assertThat(Fetch.get(url).expect(404).text())
        .startsWith(
            "404: Distribution is not pointing to a publication, repository, repository version, or remote.");
    Fetch.get(server.address() + "/pulp/content/" + Names.unique("none") + "/x").expect(404);
    Fetch.get(url + "../../../etc/passwd").expect(404);
    Fetch.get(url + "%2e%2e/%2e%2e/etc/passwd").expect(404);
    assertThat(Fetch.get(url + "x%00y").status()).isIn(400, 404);
  }

  @Test
  void manyWhoWantTheSameFileOnDemandCauseOneDownload() throws Exception {
    try (Upstream upstream = Upstream.start()) {
      Files files = Files.random(1, 3_000_000, System.nanoTime());
      String url = synced(upstream, files, "on_demand");
      CountDownLatch latch = new CountDownLatch(1);
      upstream.fault("1.iso", Faults.halfUntil(latch));
      Callable<String> fetch = () -> Digests.sha256(Fetch.get(url + "1.iso").expect(200).body());
      Callable<String> open =
          () -> {
            java.util.concurrent.TimeUnit.SECONDS.sleep(1);
            latch.countDown();
            return Digests.sha256(files.get("1.iso"));
          };
      List<Callable<String>> calls = new java.util.ArrayList<>(Collections.nCopies(8, fetch));
      calls.add(open);
      assertThat(Together.run(calls)).containsOnly(Digests.sha256(files.get("1.iso")));
      assertThat(upstream.seen("1.iso")).hasSize(1);
      upstream.fault("1.iso", Faults.status(500));
      assertThat(Fetch.get(url + "1.iso").expect(200).body()).isEqualTo(files.get("1.iso"));
      assertThat(
              pulp.get(FILES + "?sha256=" + Digests.sha256(files.get("1.iso")))
                  .results()
                  .getFirst()
                  .getString("artifact"))
          .startsWith("/pulp/api/v3/artifacts/");
    }
  }

  @Test
  void wrongBytesOnDemandAreNeitherFinishedNorKept() {
    try (Upstream upstream = Upstream.start()) {
      Files files = Files.random(1, 500_000, System.nanoTime());
      String url = synced(upstream, files, "on_demand");
      upstream.fault("1.iso", Faults.wrongBytes());
      assertThatThrownBy(() -> Fetch.get(url + "1.iso").expect(200))
          .isInstanceOf(UncheckedIOException.class);
      Fetch.get(url + "1.iso").expect(404);
      String sha256 = Digests.sha256(files.get("1.iso"));
      assertThat(pulp.get("artifacts/?sha256=" + sha256).json().getInt("count")).isZero();
    }
  }

  @Test
  void anUpstreamThatIsGoneIs404OnDemand() {
    try (Upstream upstream = Upstream.start()) {
      String url = synced(upstream, Files.random(1, 1000, System.nanoTime()), "on_demand");
      upstream.fault("1.iso", Faults.status(404));
      Fetch.get(url + "1.iso").expect(404);
    }
  }

  @Test
  void aRangeOfAFileOnDemandIsServedAndTheWholeIsKept() {
    try (Upstream upstream = Upstream.start()) {
      Files files = Files.random(1, 100_000, System.nanoTime());
      String url = synced(upstream, files, "on_demand");
      byte[] part = Fetch.get(url + "1.iso", "Range", "bytes=10-19").expect(206).body();
      assertThat(part).isEqualTo(Arrays.copyOfRange(files.get("1.iso"), 10, 20));
      assertThat(Fetch.get(url + "1.iso").expect(200).body()).isEqualTo(files.get("1.iso"));
      assertThat(upstream.seen("1.iso").size()).isLessThanOrEqualTo(2);
    }
  }

  @Test
  void aChangeOfADistributionIsSeenAtOnce() {
    try (Upstream upstream = Upstream.start()) {
      String url = synced(upstream, new Files().with("ten", TEN), "immediate");
      Fetch.get(url + "ten").expect(200);
      String base = url.substring((server.address() + "/pulp/content/").length(), url.length() - 1);
      String href = href(pulp.get(DISTRIBUTIONS + "?base_path=" + base).results().getFirst());
      pulp.done(pulp.patch(href, Body.of("base_path", base + "-moved")));
      Fetch.get(url + "ten").expect(404);
      Fetch.get(server.address() + "/pulp/content/" + base + "-moved/ten").expect(200);
      pulp.done(pulp.delete(href));
      Fetch.get(server.address() + "/pulp/content/" + base + "-moved/ten").expect(404);
    }
  }

  @Test
  void theManifestListsWhatIsServed() {
    try (Upstream upstream = Upstream.start()) {
      Files files = new Files().with("ten", TEN).with("x/y", bytes("y"));
      String url = synced(upstream, files, "on_demand");
      assertThat(Fetch.get(url + "PULP_MANIFEST").expect(200).text().lines())
          .containsExactlyInAnyOrder(Files.line("ten", TEN), Files.line("x/y", bytes("y")));
    }
  }
}
