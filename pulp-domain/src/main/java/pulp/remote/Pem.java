package pulp.remote;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Certificates and private keys as text. */
final class Pem {
  private static final Pattern CERTIFICATE =
      Pattern.compile("-----BEGIN CERTIFICATE-----[^-]*-----END CERTIFICATE-----");
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN ((?:RSA |EC )?PRIVATE KEY)-----([^-]*)-----END \\1-----");
  private static final List<String> ALGORITHMS =
      List.of("RSA", "EC", "EdDSA", "RSASSA-PSS", "ML-DSA");

  private static final byte[] VERSION_0 = HexFormat.of().parseHex("020100");
  private static final byte[] RSA = HexFormat.of().parseHex("300d06092a864886f70d0101010500");
  private static final byte[] EC = HexFormat.of().parseHex("06072a8648ce3d0201");

  private Pem() {}

  /** The certificates in a text, each as it stands there; what is around them is left out. */
  static List<String> certificateTexts(String text) {
    return CERTIFICATE.matcher(text).results().map(found -> found.group()).toList();
  }

  /** Reads the certificates of a text. */
  static List<X509Certificate> certificates(String text) throws GeneralSecurityException {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> certificates = new ArrayList<>();
    for (String pem : certificateTexts(text)) {
      byte[] bytes = pem.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      certificates.add(
          (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(bytes)));
    }
    return certificates;
  }

  /**
   * Reads a private key: PKCS#8, or what OpenSSL wrote before it for RSA (PKCS#1) and EC (SEC 1).
   */
  static PrivateKey key(String text) throws GeneralSecurityException {
    Matcher found = KEY.matcher(text);
    if (!found.find()) {
      throw new InvalidKeySpecException("No private key without a passphrase is in the text.");
    }
    byte[] der = Base64.getMimeDecoder().decode(found.group(2));
    return switch (found.group(1)) {
      case "RSA PRIVATE KEY" -> key(der(0x30, join(VERSION_0, RSA, der(0x04, der))));
      case "EC PRIVATE KEY" ->
          key(der(0x30, join(VERSION_0, der(0x30, join(EC, curve(der))), der(0x04, der))));
      default -> key(der);
    };
  }

  private static PrivateKey key(byte[] pkcs8) throws GeneralSecurityException {
    for (String algorithm : ALGORITHMS) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
      } catch (GeneralSecurityException e) {
        // a key of another algorithm
      }
    }
    throw new InvalidKeySpecException("The private key is of no known algorithm.");
  }

  /** The object identifier of the curve, from the field tagged [0] of an EC private key. */
  private static byte[] curve(byte[] sec1) throws InvalidKeySpecException {
    for (int i = 0; i + 3 < sec1.length; i++) {
      boolean tagged =
          (sec1[i] & 0xff) == 0xa0 && sec1[i + 2] == 0x06 && sec1[i + 1] == sec1[i + 3] + 2;
      if (tagged && i + 4 + sec1[i + 3] <= sec1.length) {
        return java.util.Arrays.copyOfRange(sec1, i + 2, i + 4 + sec1[i + 3]);
      }
    }
    throw new InvalidKeySpecException("The EC private key does not name its curve.");
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    if (content.length < 0x80) {
      out.write(content.length);
    } else {
      int bytes = content.length < 0x100 ? 1 : content.length < 0x10000 ? 2 : 3;
      out.write(0x80 | bytes);
      for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8) {
        out.write(content.length >> shift);
      }
    }
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
