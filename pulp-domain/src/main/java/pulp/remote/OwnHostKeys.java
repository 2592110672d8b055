package pulp.remote;

import java.net.Socket;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.X509ExtendedKeyManager;

/** Shows the client certificate to the remote's own host and to nobody that it redirects to. */
final class OwnHostKeys extends X509ExtendedKeyManager {
  private final String host;
  private final X509ExtendedKeyManager keys;

  OwnHostKeys(String host, X509ExtendedKeyManager keys) {
    this.host = host;
    this.keys = keys;
  }

  @Override
  public String chooseClientAlias(String[] types, Principal[] issuers, Socket socket) {
    SSLSession session = socket instanceof SSLSocket ssl ? ssl.getHandshakeSession() : null;
    boolean own = session != null && host.equalsIgnoreCase(session.getPeerHost());
    return own ? keys.chooseClientAlias(types, issuers, socket) : null;
  }

  @Override
  public String[] getClientAliases(String type, Principal[] issuers) {
    return keys.getClientAliases(type, issuers);
  }

  @Override
  public String[] getServerAliases(String type, Principal[] issuers) {
    return null;
  }

  @Override
  public String chooseServerAlias(String type, Principal[] issuers, Socket socket) {
    return null;
  }

  @Override
  public X509Certificate[] getCertificateChain(String alias) {
    return keys.getCertificateChain(alias);
  }

  @Override
  public PrivateKey getPrivateKey(String alias) {
    return keys.getPrivateKey(alias);
  }
}
