package pulp.remote;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key and a certificate that vouches for itself, made by the JDK's keytool. */
final class Identity {
  private static final char[] PASSWORD = "changeit".toCharArray();

  private final KeyStore store;

  private Identity(KeyStore store) {
    this.store = store;
  }

  static Identity of(Path folder, String name, String algorithm) throws Exception {
    Path file = folder.resolve(name + ".p12");
    String keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    String options =
        "-genkeypair -alias a -storetype PKCS12 -validity 10 -ext san=dns:localhost -storepass changeit";
    List<String> command = new ArrayList<>(List.of(keytool));
    command.addAll(List.of(options.split(" ")));
    command.addAll(
        List.of("-keyalg", algorithm, "-dname", "CN=" + name, "-keystore", file.toString()));
    command.addAll(
        algorithm.equals("EC") ? List.of("-groupname", "secp256r1") : List.of("-keysize", "2048"));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    process.getInputStream().readAllBytes();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("keytool failed");
    }
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      store.load(in, PASSWORD);
    }
    return new Identity(store);
  }

  String certificate() throws GeneralSecurityException {
    return pem("CERTIFICATE", store.getCertificate("a").getEncoded());
  }

  Key key() throws GeneralSecurityException {
    return store.getKey("a", PASSWORD);
  }

  /** PKCS#8. */
  String keyText() throws GeneralSecurityException {
    return pem("PRIVATE KEY", key().getEncoded());
  }

  /** What PKCS#8 has inside: PKCS#1 for RSA, SEC 1 for EC. */
  byte[] inside() throws GeneralSecurityException {
    byte[] pkcs8 = key().getEncoded();
    String hex = HexFormat.of().formatHex(pkcs8);
    String end = key().getAlgorithm().equals("RSA") ? "2a864886f70d0101010500" : "2a8648ce3d030107";
    int octets = (hex.indexOf(end) + end.length()) / 2;
    int length = pkcs8[octets + 1] & 0xff;
    return java.util.Arrays.copyOfRange(
        pkcs8, octets + (length < 0x80 ? 2 : 2 + (length & 0x7f)), pkcs8.length);
  }

  /** SEC 1 as OpenSSL writes it, with the name of the curve P-256. */
  byte[] sec1() throws GeneralSecurityException {
    byte[] bare = inside();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(0x30);
    byte[] curve = HexFormat.of().parseHex("a00a06082a8648ce3d030107");
    int end = 2 + 3 + 2 + 32; // sequence, version, octets of the number
    out.write(end - 2 + curve.length);
    out.write(bare, 2, end - 2);
    out.writeBytes(curve);
    return out.toByteArray();
  }

  static String pem(String name, byte[] bytes) {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return "-----BEGIN " + name + "-----\n" + text + "\n-----END " + name + "-----\n";
  }

  /** For a server of this name that trusts one client. */
  SSLContext server(Identity client) throws GeneralSecurityException, IOException {
    KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD);
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("client", client.store.getCertificate("a"));
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
