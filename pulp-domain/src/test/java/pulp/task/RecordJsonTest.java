package pulp.task;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import pulp.json.Json;

class RecordJsonTest {
  record Inner(String text) {}

  record Params(
      UUID id,
      String text,
      boolean flag,
      int small,
      long large,
      List<UUID> ids,
      Map<String, String> map,
      JsonObject json,
      Inner inner) {}

  @Test
  void whatIsWrittenIsReadAgain() {
    UUID id = UUID.randomUUID();
    JsonObject json = Json.createObjectBuilder().add("a", 1).build();
    Params params =
        new Params(id, "x", true, 1, 1L << 40, List.of(id), Map.of("k", "v"), json, new Inner("y"));
    assertThat(RecordJson.read(RecordJson.write(params), Params.class)).isEqualTo(params);
  }

  @Test
  void nullsAreKept() {
    Params params = new Params(null, null, false, 0, 0, null, null, null, null);
    assertThat(RecordJson.read(RecordJson.write(params), Params.class)).isEqualTo(params);
  }

  @Test
  void onlyPlainValuesAreTaken() {
    record Strange(Object anything) {}
    assertThatThrownBy(() -> RecordJson.write(new Strange(new Object())))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
