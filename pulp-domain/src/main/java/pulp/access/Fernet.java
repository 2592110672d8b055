package pulp.access;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Fernet tokens as the original writes them: AES-128-CBC, then HMAC-SHA256, version byte 0x80, a
 * time stamp.
 */
final class Fernet {
  private static final byte VERSION = (byte) 0x80;
  private static final int HEAD = 1 + Long.BYTES;
  private static final int IV = 16;
  private static final int MAC = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final SecretKeySpec signing;
  private final SecretKeySpec encryption;

  /** Takes 32 bytes, URL-safe base64: half for signing, half for encryption. */
  Fernet(String key) {
    byte[] bytes = Base64.getUrlDecoder().decode(key);
    if (bytes.length != 32) {
      throw new IllegalArgumentException("An encryption key must be 32 bytes long.");
    }
    signing = new SecretKeySpec(bytes, 0, 16, "HmacSHA256");
    encryption = new SecretKeySpec(bytes, 16, 16, "AES");
  }

  static String newKey() {
    byte[] key = new byte[32];
    RANDOM.nextBytes(key);
    return Base64.getUrlEncoder().encodeToString(key);
  }

  String encrypt(byte[] text) {
    try {
      byte[] iv = new byte[IV];
      RANDOM.nextBytes(iv);
      byte[] secret = cipher(Cipher.ENCRYPT_MODE, iv).doFinal(text);
      ByteBuffer token = ByteBuffer.allocate(HEAD + IV + secret.length + MAC);
      token.put(VERSION).putLong(Instant.now().getEpochSecond()).put(iv).put(secret);
      token.put(mac(token.array(), token.position()));
      return Base64.getUrlEncoder().encodeToString(token.array());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The text, or null when the token was made with another key. */
  byte[] decrypt(String text) {
    try {
      byte[] token = Base64.getUrlDecoder().decode(text);
      int end = token.length - MAC;
      if (end < HEAD + IV || token[0] != VERSION) {
        return null;
      }
      if (!MessageDigest.isEqual(mac(token, end), Arrays.copyOfRange(token, end, token.length))) {
        return null;
      }
      byte[] iv = Arrays.copyOfRange(token, HEAD, HEAD + IV);
      return cipher(Cipher.DECRYPT_MODE, iv).doFinal(token, HEAD + IV, end - HEAD - IV);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      return null;
    }
  }

  private Cipher cipher(int mode, byte[] iv) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/CBC/PKCS5Padding");
    cipher.init(mode, encryption, new IvParameterSpec(iv));
    return cipher;
  }

  private byte[] mac(byte[] bytes, int length) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(signing);
    mac.update(bytes, 0, length);
    return mac.doFinal();
  }
}
