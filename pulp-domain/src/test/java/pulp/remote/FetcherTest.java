package pulp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pulp.problem.Problem;
import pulp.storage.Received;

class FetcherTest {
  private static final String HELLO =
      "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

  @TempDir Path folder;
  private final Site site = new Site();
  private TestFetchers fetchers;

  @BeforeEach
  void open() {
    fetchers = new TestFetchers(folder, false);
  }

  @AfterEach
  void nothingIsLeftBehind() throws IOException {
    site.close();
    try (var files = Files.list(folder.resolve("media/tmp"))) {
      assertThat(files).isEmpty();
    }
  }

  private Fetcher fetcher() {
    return fetchers.with(RemoteConfig.of(site.url("/")));
  }

  private void fetched(Fetcher fetcher, String path, Expected expected, String content) {
    Received received = fetcher.fetch(site.url(path), expected);
    assertThat(received.file()).hasContent(content);
    fetchers.store.discard(received);
  }

  private String failure(Fetcher fetcher, String url, Expected expected) {
    try {
      fetcher.fetch(url, expected);
      return "nothing";
    } catch (Problem problem) {
      return problem.getMessage();
    }
  }

  @Test
  void aFileComesWithItsDigests() {
    site.on("/a%20b", Site.text("hello"));
    fetched(fetcher(), "/a%20b?x=%2F", Expected.of(HELLO, 5L), "hello");
    assertThat(site.seen().getFirst().path()).isEqualTo("/a%20b?x=%2F");
    assertThat(site.seen().getFirst().header("Accept-encoding")).isEqualTo("identity");
    assertThat(site.seen().getFirst().header("User-agent")).startsWith("pulpcore/3.123.1 (");
  }

  private static Site.Reaction gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream packing = new GZIPOutputStream(bytes)) {
      packing.write(content);
    }
    return exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      Site.bytes(bytes.toByteArray()).to(exchange);
    };
  }

  @Test
  void whatNobodyDescribedIsUnpacked() throws IOException {
    site.on("/list", gzip("hello".getBytes(StandardCharsets.UTF_8)));
    fetched(fetcher(), "/list", Expected.NOTHING, "hello");
    Received packed = fetcher().fetch(site.url("/list"), new Expected(25L, Map.of()));
    fetchers.store.discard(packed); // as it came: a .gz is often sent with that header
    site.on("/bomb", gzip(new byte[10_000_000]));
    Fetcher once = fetchers.with(Configs.limits(site.url("/"), 1L, null, null, null, null));
    assertThat(failure(once, site.url("/bomb"), Expected.NOTHING))
        .endsWith("the body unpacks to more than 50 times its size");
  }

  @Test
  void anEmptyFileIsAFile() {
    site.on("/empty", Site.text(""));
    fetched(fetcher(), "/empty", Expected.NOTHING, "");
  }

  @Test
  void truncatedThenWrongThenBusyThenGoodTakesFourRequests() {
    site.on("/f", Site.cutOff("hel"), Site.text("hellp"), Site.status(429), Site.text("hello"));
    fetched(fetcher(), "/f", Expected.of(HELLO, 5L), "hello");
    assertThat(site.seen()).hasSize(4);
  }

  @Test
  void aRefusalIsNotAskedAgain() {
    assertThat(failure(fetcher(), site.url("/none"), Expected.NOTHING))
        .isEqualTo("[PLP0025] HTTP 404 Not Found for " + site.url("/none") + ".");
    assertThat(site.seen()).hasSize(1);
  }

  @Test
  void aServerThatFailsIsAskedAsOftenAsTheRemoteSays() {
    site.on("/f", Site.status(500));
    Fetcher fetcher = fetchers.with(Configs.limits(site.url("/"), 1L, null, null, null, null));
    assertThat(failure(fetcher, site.url("/f"), Expected.NOTHING)).startsWith("[PLP0025] HTTP 500");
    assertThat(site.seen()).hasSize(2);
    assertThat(failure(fetcher(), site.url("/f"), Expected.NOTHING))
        .startsWith("[PLP0025] HTTP 500");
    assertThat(site.seen()).hasSize(6);
  }

  @Test
  void wrongBytesAndSizesAreTold() {
    site.on("/f", Site.text("hellp"));
    assertThat(failure(fetcher(), site.url("/f"), Expected.of(HELLO, 5L)))
        .startsWith(
            "[PLP0003] A file located at the url "
                + site.url("/f")
                + " failed validation due to checksum.")
        .contains("Expected '" + HELLO + "', Actual '");
    assertThat(failure(fetcher(), site.url("/f"), Expected.of(HELLO, 6L)))
        .isEqualTo(
            "[PLP0004] A file located at the url "
                + site.url("/f")
                + " failed validation due to size. Expected '6', Actual '5'");
  }

  @Test
  void digestsThatAreNotComputedAreNotChecked() {
    site.on("/f", Site.text("hello"));
    fetched(fetcher(), "/f", new Expected(null, Map.of("md5", "other", "sha256", HELLO)), "hello");
  }

  @Test
  void whereNothingCouldBeCheckedNothingIsFetched() {
    assertThat(failure(fetcher(), site.url("/f"), new Expected(null, Map.of("md5", "a"))))
        .isEqualTo("[PLP0020] Checksum algorithms ['md5'] are forbidden for this Pulp instance.");
    assertThat(site.seen()).isEmpty();
  }

  @Test
  void aSlowUpstreamIsLeft() {
    site.on("/drip", Site.drip(100, 100)).on("/silent", Site.after(5000, Site.text("late")));
    Fetcher total = fetchers.with(Configs.limits(site.url("/"), 1L, null, null, 0.3, null));
    assertThat(failure(total, site.url("/drip"), Expected.NOTHING))
        .isEqualTo(
            "[PLP0005] Request timed out for "
                + site.url("/drip")
                + ". Increasing the total_timeout value on the remote might help.");
    Fetcher read = fetchers.with(Configs.limits(site.url("/"), 1L, null, null, null, 0.2));
    assertThat(failure(read, site.url("/silent"), Expected.NOTHING)).startsWith("[PLP0005]");
  }

  @Test
  void theTotalTimeHoldsForWhatSomebodyElseReads() throws IOException {
    site.on("/drip", Site.drip(100, 100));
    Fetcher total = fetchers.with(Configs.limits(site.url("/"), 1L, null, null, 0.3, null));
    try (Opened opened = total.open(site.url("/drip"), 0)) {
      assertThatThrownBy(() -> opened.body().readAllBytes())
          .isInstanceOf(SocketTimeoutException.class);
    }
  }

  @Test
  void whereNobodyListensThatIsSaid() {
    site.close();
    assertThat(failure(fetcher(), site.url("/f"), Expected.NOTHING)).startsWith("[PLP0027]");
    assertThat(failure(fetcher(), "http://no-such-host.invalid/f", Expected.NOTHING))
        .startsWith("[PLP0008]");
  }

  @Test
  void unknownSchemesAreRefused() {
    for (String url :
        List.of(
            "ftp://localhost/a",
            "httpx://localhost/",
            "nothing",
            "http:///a",
            "http://h:99999/",
            "HTTP",
            "")) {
      assertThat(failure(fetcher(), url, Expected.NOTHING))
          .isEqualTo("[PLP0009] URL: " + url + " not supported.");
    }
  }

  @Test
  void redirectsAreFollowedAndCirclesLeft() {
    site.on("/a", Site.redirect("/b?c=d%2F")).on("/b", Site.text("hello"));
    fetched(fetcher(), "/a", Expected.of(HELLO, null), "hello");
    assertThat(site.seen().getLast().path()).isEqualTo("/b?c=d%2F");
    site.on("/x", Site.redirect(site.url("/y"))).on("/y", Site.redirect("/x"));
    assertThat(failure(fetcher(), site.url("/x"), Expected.NOTHING))
        .isEqualTo("[PLP0025] Redirects go in a circle for " + site.url("/x") + ".");
    IntStream.range(0, 12).forEach(i -> site.on("/n" + i, Site.redirect("/n" + (i + 1))));
    assertThat(failure(fetcher(), site.url("/n0"), Expected.NOTHING))
        .contains("More than 10 redirects");
    site.on("/file", Site.redirect("file:///etc/passwd"));
    assertThat(failure(fetcher(), site.url("/file"), Expected.NOTHING))
        .contains("A redirect leads nowhere");
  }

  @Test
  void whatBelongsToTheRemoteGoesToItsOwnOriginOnly() {
    try (Site other = new Site()) {
      List<Map.Entry<String, String>> headers =
          List.of(
              Map.entry("X-Token", "t"),
              Map.entry("X-Token", "u"),
              Map.entry("User-Agent", "mine"));
      Fetcher fetcher = fetchers.with(Configs.login(site.url("/"), "u", "p", headers));
      other.on("/f", Site.redirect(site.url("/back")));
      site.on("/f", Site.redirect(other.url("/f"))).on("/back", Site.text("hello"));
      fetched(fetcher, "/f", Expected.NOTHING, "hello");
      assertThat(site.seen().getFirst().header("Authorization")).isEqualTo("Basic dTpw");
      assertThat(site.seen().getFirst().header("X-token")).isEqualTo("t and u");
      assertThat(List.of(other.seen().getFirst(), site.seen().getLast()))
          .allSatisfy(seen -> {
            assertThat(seen.header("Authorization")).isNull();
            assertThat(seen.header("X-token")).isNull();
            assertThat(seen.header("User-agent")).endsWith("), mine");
          });
      other.on("/g", Site.text("hello"));
      Received direct = fetcher.fetch(other.url("/g"), Expected.NOTHING);
      fetchers.store.discard(direct);
      assertThat(other.seen().getLast().header("Authorization")).isNull();
    }
  }

  @Test
  void noMoreThanTheRemoteAllowsAreFetchedAtOnce() {
    site.on("/f", Site.after(30, Site.text("hello")));
    Fetcher fetcher = fetchers.with(Configs.limits(site.url("/"), null, 3L, null, null, null));
    IntStream.range(0, 24)
        .parallel()
        .forEach(i -> fetched(fetcher, "/f", Expected.NOTHING, "hello"));
    assertThat(site.mostAtOnce()).isBetween(1, 3);
  }

  @Test
  void anAnswerCanBeReadAsItComesAndGivenUp() throws IOException {
    site.on("/f", Site.text("hello")).on("/big", Site.bytes(new byte[10_000_000]));
    Fetcher fetcher = fetchers.with(Configs.limits(site.url("/"), null, 1L, null, null, null));
    try (Opened opened = fetcher.open(site.url("/f"), 0)) {
      assertThat(opened.status()).isEqualTo(200);
      assertThat(opened.length()).hasValue(5);
      assertThat(opened.body().readAllBytes()).isEqualTo("hello".getBytes(StandardCharsets.UTF_8));
    }
    try (Opened opened = fetcher.open(site.url("/big"), 0)) {
      assertThat(opened.body().readNBytes(10)).hasSize(10);
    }
    fetched(fetcher, "/f", Expected.NOTHING, "hello"); // the one permit came back
    fetcher.open(site.url("/f"), 7).close();
    assertThat(site.seen().getLast().header("Range")).isEqualTo("bytes=7-");
  }

  @Test
  void oneConnectionServesOneFetchAfterTheOther() {
    site.on("/f", Site.text("hello")).on("/moved", Site.redirect("/f")).on("/empty", Site.text(""));
    Fetcher fetcher = fetcher();
    for (int i = 0; i < 5; i++) {
      fetched(fetcher, "/f", Expected.NOTHING, "hello");
      fetched(fetcher, "/moved", Expected.NOTHING, "hello");
      fetched(fetcher, "/empty", Expected.NOTHING, "");
      failure(fetcher, site.url("/none"), Expected.NOTHING);
    }
    assertThat(site.seen().stream().map(Site.Seen::port).distinct()).hasSize(1);
  }

  @Test
  void aBodyThatEndsTooEarlyIsNeverTakenForWhole() throws IOException {
    site.on("/f", Site.cutOff("hel"));
    try (Opened opened = fetcher().open(site.url("/f"), 0)) {
      assertThatThrownBy(() -> opened.body().readAllBytes()).isInstanceOf(IOException.class);
    }
  }

  @Test
  void privateAddressesCanBeForbiddenByNameAndByNumber() {
    site.on("/f", Site.text("hello"));
    Fetcher careful = new TestFetchers(folder, true).with(RemoteConfig.of(site.url("/")));
    for (String host :
        List.of("localhost", "127.0.0.1", "[::1]", "0.0.0.0", "10.1.2.3", "169.254.1.1")) {
      assertThat(failure(careful, "http://" + host + ":" + site.port() + "/f", Expected.NOTHING))
          .startsWith(
              "[PLP0027] Requests to loopback, link-local and private addresses are forbidden here");
    }
    assertThat(site.seen()).isEmpty();
  }

  @Test
  void secretsAreNeitherShownNorInMessages() {
    RemoteConfig config =
        Configs.login(site.url("/"), "user", "secret", List.of(Map.entry("X", "secret")));
    assertThat(config.toString()).doesNotContain("secret");
    assertThat(new RemoteConfig.Proxy("http://p", "u", "secret").toString())
        .doesNotContain("secret");
    assertThat(failure(fetcher(), "http://u:secret@localhost:1/", Expected.NOTHING))
        .doesNotContain("secret");
  }

  @Test
  void aProxyIsAskedWithItsCredentials() {
    site.on("/f", Site.text("hello"));
    RemoteConfig.Proxy proxy = new RemoteConfig.Proxy(site.url(""), null, null);
    Fetcher fetcher = fetchers.with(Configs.proxy("http://upstream.invalid/", proxy));
    Received received = fetcher.fetch("http://upstream.invalid/f", Expected.NOTHING);
    fetchers.store.discard(received);
    assertThat(site.seen().getFirst().header("Host")).isEqualTo("upstream.invalid");

    site.on(
        "/f",
        exchange -> {
          String login = exchange.getRequestHeaders().getFirst("Proxy-Authorization");
          if (login == null) {
            exchange.getResponseHeaders().set("Proxy-Authenticate", "Basic realm=\"p\"");
          }
          Site.status(login == null ? 407 : "Basic dTpw".equals(login) ? 200 : 403).to(exchange);
        });
    RemoteConfig.Proxy login = new RemoteConfig.Proxy(site.url(""), "u", "p");
    Fetcher known = fetchers.with(Configs.proxy("http://upstream.invalid/", login));
    fetchers.store.discard(known.fetch("http://upstream.invalid/f", Expected.NOTHING));
    assertThat(failure(fetcher, "http://upstream.invalid/f", Expected.NOTHING))
        .startsWith("[PLP0010]");
  }
}
