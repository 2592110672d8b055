package pulp.remote;

import java.io.IOException;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509TrustManager;

/** What one remote trusts, and how it proves who it is. */
final class Tls {
  private static final char[] NO_PASSWORD = {};

  private Tls() {}

  /** Made from the certificates and the key of a remote. */
  static SSLContext context(RemoteConfig config) throws GeneralSecurityException {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(keys(config), trust(config), null);
      return context;
    } catch (IOException e) {
      throw new GeneralSecurityException(e);
    }
  }

  private static TrustManager[] trust(RemoteConfig config)
      throws GeneralSecurityException, IOException {
    if (!config.tlsValidation()) {
      return new TrustManager[] {new TrustAll()};
    }
    if (config.caCert() == null) {
      return null; // the system's
    }
    List<X509Certificate> trusted = new ArrayList<>(systemCertificates());
    trusted.addAll(Pem.certificates(config.caCert()));
    KeyStore store = emptyStore();
    for (int i = 0; i < trusted.size(); i++) {
      store.setCertificateEntry("ca" + i, trusted.get(i));
    }
    return factory(store).getTrustManagers();
  }

  private static TrustManagerFactory factory(KeyStore store) throws GeneralSecurityException {
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory;
  }

  private static List<X509Certificate> systemCertificates() throws GeneralSecurityException {
    List<X509Certificate> all = new ArrayList<>();
    for (TrustManager manager : factory(null).getTrustManagers()) {
      if (manager instanceof X509TrustManager x509) {
        all.addAll(Arrays.asList(x509.getAcceptedIssuers()));
      }
    }
    return all;
  }

  private static KeyManager[] keys(RemoteConfig config)
      throws GeneralSecurityException, IOException {
    if (config.clientCert() == null || config.clientKey() == null) {
      return null;
    }
    KeyStore store = emptyStore();
    X509Certificate[] chain = Pem.certificates(config.clientCert()).toArray(X509Certificate[]::new);
    store.setKeyEntry("client", Pem.key(config.clientKey()), NO_PASSWORD, chain);
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, NO_PASSWORD);
    Optional<String> host = Urls.http(config.url()).map(URI::getHost);
    return Arrays.stream(factory.getKeyManagers())
        .map(manager -> host.isPresent() ? only(host.get(), manager) : manager)
        .toArray(KeyManager[]::new);
  }

  private static KeyManager only(String host, KeyManager manager) {
    return manager instanceof X509ExtendedKeyManager x509 ? new OwnHostKeys(host, x509) : manager;
  }

  private static KeyStore emptyStore() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
