package pulp.access;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import pulp.problem.Problem;

/**
 * Basic authentication. Hashing a password takes a quarter of a second on purpose, so a verified
 * one is remembered for a minute, keyed by a secret of this process; a changed password has another
 * hash and is asked anew.
 */
@ApplicationScoped
public class BasicAuthentication {
  private static final String WRONG = "Invalid username/password.";

  /**
   * No password has this hash; an unknown user is checked against it, to cost as much as a wrong
   * password.
   */
  private static final String DECOY = "pbkdf2_sha256$1000000$none$none";

  /** Guessing is slow: each guess costs a hash, and no more than these are made at once. */
  private static final int HASHES_AT_ONCE = 2;

  private static final long LONGEST_WAIT_SECONDS = 10;

  @Inject Users users;

  private final Semaphore hashing = new Semaphore(HASHES_AT_ONCE);
  private final SecretKeySpec secret = newSecret();
  private final Cache<String, byte[]> verified =
      Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(Duration.ofMinutes(1)).build();

  /**
   * The user of an Authorization header; empty when it is of another scheme, a problem when it is
   * wrong.
   */
  public Optional<User> user(String header) {
    String[] parts = header.strip().split("\\s+", -1);
    if (!parts[0].equalsIgnoreCase("basic")) {
      return Optional.empty();
    }
    if (parts.length == 1) {
      throw Problem.Denied.unknown("Invalid basic header. No credentials provided.");
    }
    if (parts.length > 2) {
      throw Problem.Denied.unknown(
          "Invalid basic header. Credentials string should not contain spaces.");
    }
    String credentials = decoded(parts[1]);
    int colon = credentials.indexOf(':');
    String name = colon < 0 ? credentials : credentials.substring(0, colon);
    return Optional.of(verify(name, colon < 0 ? "" : credentials.substring(colon + 1)));
  }

  private User verify(String name, String password) {
    Optional<UserQueries.Known> known = users.named(name);
    String hash = known.map(UserQueries.Known::hash).orElse(DECOY);
    byte[] fingerprint = fingerprint(hash + '\0' + password);
    boolean right = isRemembered(name, fingerprint) || matches(name, password, hash, fingerprint);
    if (!right || known.isEmpty() || !known.get().active()) {
      throw Problem.Denied.unknown(WRONG);
    }
    return known.get().user();
  }

  private boolean isRemembered(String name, byte[] fingerprint) {
    byte[] seen = verified.getIfPresent(name);
    return seen != null && MessageDigest.isEqual(seen, fingerprint);
  }

  private boolean matches(String name, String password, String hash, byte[] fingerprint) {
    try {
      if (!hashing.tryAcquire(LONGEST_WAIT_SECONDS, TimeUnit.SECONDS)) {
        throw new Problem.Refused(503, "Too many logins at once. Try again later.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem.Refused(503, "The server is stopping.");
    }
    try {
      if (isRemembered(name, fingerprint)) {
        return true; // another request with the same password was before us
      }
      boolean right = Passwords.matches(password, hash);
      if (right) {
        verified.put(name, fingerprint);
      }
      return right;
    } finally {
      hashing.release();
    }
  }

  private static String decoded(String base64) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw Problem.Denied.unknown(
          "Invalid basic header. Credentials not correctly base64 encoded.");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      return new String(bytes, StandardCharsets.ISO_8859_1);
    }
  }

  private byte[] fingerprint(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(secret);
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static SecretKeySpec newSecret() {
    byte[] key = new byte[32];
    new SecureRandom().nextBytes(key);
    return new SecretKeySpec(key, "HmacSHA256");
  }
}
