package pulp.access;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/** Password hashes in the original's form: {@code pbkdf2_sha256$<iterations>$<salt>$<hash>}. */
public final class Passwords {
  private static final int ITERATIONS = 1_000_000;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Letters and digits that cannot be mistaken for one another. */
  private static final String LETTERS = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

  private Passwords() {}

  /** A password that nobody guesses. */
  public static String generate() {
    StringBuilder password = new StringBuilder();
    RANDOM.ints(24, 0, LETTERS.length()).forEach(index -> password.append(LETTERS.charAt(index)));
    return password.toString();
  }

  /** The hash that is stored. */
  public static String hash(String password) {
    byte[] salt = new byte[16];
    RANDOM.nextBytes(salt);
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(salt);
    return "pbkdf2_sha256$" + ITERATIONS + "$" + text + "$" + derive(password, text, ITERATIONS);
  }

  /** Whether the password is the one that was hashed; takes about as long for any input. */
  public static boolean matches(String password, String hash) {
    String[] parts = hash.split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals("pbkdf2_sha256")) {
      return false;
    }
    String derived = derive(password, parts[2], Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(
        derived.getBytes(StandardCharsets.UTF_8), parts[3].getBytes(StandardCharsets.UTF_8));
  }

  private static String derive(String password, String salt, int iterations) {
    try {
      PBEKeySpec spec =
          new PBEKeySpec(
              password.toCharArray(), salt.getBytes(StandardCharsets.UTF_8), iterations, 256);
      byte[] key =
          SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec).getEncoded();
      return Base64.getEncoder().encodeToString(key);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
