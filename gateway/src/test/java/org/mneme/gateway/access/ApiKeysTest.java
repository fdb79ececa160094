package org.mneme.gateway.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApiKeysTest {

  @TempDir private Path folder;

  @Test
  void findsWhoHoldsAKey() throws IOException {
    String secret = ApiKeys.create(new SecureRandom());
    ApiKeys keys = read(ApiKeys.line("ada", "read,write", "support", secret) + " # a comment");

    ApiKey ada = keys.find(secret).orElseThrow();

    assertThat(ada.name()).isEqualTo("ada");
    assertThat(ada.may(Right.WRITE, "support")).isTrue();
    assertThat(ada.may(Right.ADMIN, "support")).isFalse();
    assertThat(ada.may(Right.READ, "sales")).isFalse();
    assertThat(keys.find(secret + "x")).isEmpty();
    assertThat(keys.find(null)).isEmpty();
  }

  @Test
  void keepsNoKeyInTheFile() {
    String secret = ApiKeys.create(new SecureRandom());

    assertThat(ApiKeys.line("ada", "read", "*", secret)).doesNotContain(secret);
    assertThat(secret).startsWith(ApiKeys.PREFIX).hasSizeGreaterThan(40);
  }

  @Test
  void saysWhatIsWrongWithAFile() {
    assertThatThrownBy(() -> read("ada read support")).hasMessageContaining("line 1: expected");
    assertThatThrownBy(() -> read("\nada rule support " + "0".repeat(64)))
        .hasMessageContaining("line 2: rule is not one of the rights");
    assertThatThrownBy(() -> read("ada read support " + "g".repeat(64)))
        .hasMessageContaining("line 1");
    assertThatThrownBy(() -> read("# none")).hasMessageContaining("holds no key");
    assertThatThrownBy(() -> ApiKeys.read(folder.resolve("absent"), 1))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void fillsABucketWithTime() {
    TokenBucket bucket = new TokenBucket(2, 0);

    assertThat(bucket.take(0)).isZero();
    assertThat(bucket.take(0)).isZero();
    assertThat(bucket.take(0)).isEqualTo(1);
    assertThat(bucket.take(500_000_000)).isZero();
    assertThat(bucket.take(500_000_000)).isEqualTo(1);
  }

  private ApiKeys read(String content) throws IOException {
    return ApiKeys.read(Files.writeString(folder.resolve("keys"), content), 10);
  }
}
