package pulp.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsExchange;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {
  @TempDir static Path folder;
  private static Identity server;
  private static Identity client;
  private static Identity elliptic;
  private static Site site;

  private final TestFetchers fetchers = new TestFetchers(folder, false);

  @BeforeAll
  static void start() throws Exception {
    server = Identity.of(folder, "server", "RSA");
    client = Identity.of(folder, "client", "RSA");
    elliptic = Identity.of(folder, "elliptic", "EC");
    site =
        site(server.server(client))
            .on("/f", exchange -> Site.text(peer((HttpsExchange) exchange)).to(exchange));
  }

  private static Site site(SSLContext context) throws Exception {
    HttpsServer https =
        HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    https.setHttpsConfigurator(
        new HttpsConfigurator(context) {
          @Override
          public void configure(HttpsParameters parameters) {
            SSLParameters wanted = context.getDefaultSSLParameters();
            wanted.setWantClientAuth(true);
            parameters.setSSLParameters(wanted);
          }
        });
    return new Site(https);
  }

  private static String peer(HttpsExchange exchange) {
    try {
      return exchange.getSSLSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "nobody";
    }
  }

  @AfterAll
  static void stop() {
    site.close();
  }

  private static String url(String host) {
    return "https://" + host + ":" + site.port() + "/f";
  }

  private String fetched(RemoteConfig config, String url) throws Exception {
    try (Opened opened = fetchers.with(config).open(url, 0)) {
      return new String(opened.body().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  @Test
  void aCertificateThatNobodyVouchesForIsRefusedUnlessItIsNamed() throws Exception {
    String url = url("localhost");
    assertThatThrownBy(() -> fetched(Configs.tls(url, null, null, null, true), url))
        .hasMessageStartingWith("[PLP0026] TLS error for " + url);
    assertThat(fetched(Configs.tls(url, server.certificate(), null, null, true), url))
        .isEqualTo("nobody");
    assertThat(fetched(Configs.tls(url, null, null, null, false), url)).isEqualTo("nobody");
  }

  @Test
  void theNameOfTheHostIsCheckedUnlessTheCheckIsOff() throws Exception {
    String url = url("127.0.0.1");
    assertThatThrownBy(() -> fetched(Configs.tls(url, server.certificate(), null, null, true), url))
        .hasMessageStartingWith("[PLP0026]");
    assertThat(fetched(Configs.tls(url, null, null, null, false), url)).isEqualTo("nobody");
  }

  @Test
  void theClientShowsItsCertificateToItsOwnHostOnly() throws Exception {
    RemoteConfig own =
        Configs.tls(
            url("localhost"), server.certificate(), client.certificate(), client.keyText(), true);
    assertThat(fetched(own, url("localhost"))).isEqualTo("CN=client");
    RemoteConfig other =
        Configs.tls(
            "https://other.invalid/",
            server.certificate(),
            client.certificate(),
            client.keyText(),
            true);
    assertThat(fetched(other, url("localhost"))).isEqualTo("nobody");
  }

  @Test
  void aProxyTunnelsForThoseItKnows() throws Exception {
    try (Tunnel tunnel = new Tunnel("Basic dTpw")) {
      assertThat(fetched(through(tunnel, "u", "p"), url("localhost"))).isEqualTo("nobody");
      assertThat(tunnel.tunnels()).isEqualTo(1);
      assertThatThrownBy(() -> fetched(through(tunnel, "u", "other"), url("localhost")))
          .hasMessageStartingWith("[PLP0010]");
      assertThatThrownBy(() -> fetched(through(tunnel, null, null), url("localhost")))
          .hasMessageStartingWith("[PLP0010]");
    }
  }

  private static RemoteConfig through(Tunnel tunnel, String username, String password)
      throws Exception {
    RemoteConfig direct = Configs.tls(url("localhost"), server.certificate(), null, null, true);
    return Configs.through(direct, new RemoteConfig.Proxy(tunnel.url(), username, password));
  }

  @Test
  void keysAreReadInEveryFormThatOpenSslWrites() throws Exception {
    assertThat(Pem.key(client.keyText())).isEqualTo(client.key());
    assertThat(Pem.key(Identity.pem("RSA PRIVATE KEY", client.inside()))).isEqualTo(client.key());
    assertThat(Pem.key(elliptic.keyText())).isEqualTo(elliptic.key());
    assertThat(
            ((java.security.interfaces.ECPrivateKey)
                    Pem.key(Identity.pem("EC PRIVATE KEY", elliptic.sec1())))
                .getS())
        .isEqualTo(((java.security.interfaces.ECPrivateKey) elliptic.key()).getS());
    assertThatThrownBy(() -> Pem.key("nonsense")).hasMessageContaining("No private key");
  }

  @Test
  void whatIsAroundCertificatesIsLeftOut() throws Exception {
    String bundle =
        "Subject: a\n" + server.certificate() + "-- between --\n" + client.certificate() + "end";
    assertThat(Pem.certificateTexts(bundle))
        .hasSize(2)
        .allMatch(text -> text.startsWith("-----BEGIN CERT"));
    assertThat(Pem.certificates(bundle)).hasSize(2);
  }

  @Test
  void aKeyThatCannotBeUsedIsSaid() throws Exception {
    RemoteConfig broken =
        Configs.tls(url("localhost"), null, client.certificate(), "nonsense", true);
    assertThatThrownBy(() -> fetchers.with(broken))
        .hasMessageStartingWith(
            "[PLP0026] The certificates or the key of the remote cannot be used");
  }
}
