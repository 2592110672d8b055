package pulp.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SecretsTest {
  @Test
  void aTokenOfTheOriginalIsRead() {
    // the published test vector of the Fernet specification
    Fernet key = new Fernet("cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4=");
    String token =
        "gAAAAAAdwJ6wAAECAwQFBgcICQoLDA0ODy021cpGVWKZ_eEwCGM4BLLF_5CV9dOPmrhuVUPgJobwOz7JcbmrR64jVmpU4IwqDA==";
    assertThat(new String(key.decrypt(token), StandardCharsets.UTF_8)).isEqualTo("hello");
  }

  @Test
  void onlyTheRightKeyDecrypts() {
    Fernet key = new Fernet(Fernet.newKey());
    String token = key.encrypt("geheim €".getBytes(StandardCharsets.UTF_8));
    assertThat(new String(key.decrypt(token), StandardCharsets.UTF_8)).isEqualTo("geheim €");
    assertThat(new Fernet(Fernet.newKey()).decrypt(token)).isNull();
    assertThat(key.decrypt(token.substring(0, token.length() - 8) + "AAAAAAA=")).isNull();
    assertThat(key.decrypt("no token")).isNull();
  }

  @Test
  void passwordsAreHashedWithSaltAndVerified() {
    String password = Passwords.generate();
    String hash = Passwords.hash(password);
    assertThat(hash).startsWith("pbkdf2_sha256$").isNotEqualTo(Passwords.hash(password));
    assertThat(Passwords.matches(password, hash)).isTrue();
    assertThat(Passwords.matches(password + "x", hash)).isFalse();
    assertThat(Passwords.matches(password, "md5$x")).isFalse();
  }
}
