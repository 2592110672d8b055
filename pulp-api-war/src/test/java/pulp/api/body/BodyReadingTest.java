package pulp.api.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pulp.json.Json;
import pulp.problem.Problem;
import pulp.storage.Received;

class BodyReadingTest {
  private static final String END = "--x--\r\n";

  /** Counts what comes and what goes again. */
  private static final class Counting implements FileSink {
    final List<Received> received = new ArrayList<>();
    final List<Received> discarded = new ArrayList<>();

    @Override
    public Received receive(InputStream file) throws IOException {
      long size = file.transferTo(java.io.OutputStream.nullOutputStream());
      Received one = new Received(Path.of("file" + received.size()), size, Map.of());
      received.add(one);
      return one;
    }

    @Override
    public void discard(Received file) {
      discarded.add(file);
    }
  }

  private final Counting sink = new Counting();

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static Map<String, Object> json(String text) throws IOException {
    return JsonBody.read(bytes(text), StandardCharsets.UTF_8);
  }

  private static String part(String disposition, String body) {
    return "--x\r\nContent-Disposition: form-data; " + disposition + "\r\n\r\n" + body + "\r\n";
  }

  private Map<String, Object> multipart(String text) {
    return new MultipartBody(MediaType.of("multipart/form-data; boundary=x"), sink)
        .read(bytes(text));
  }

  @Test
  void theLastOfTwoValuesOfAKeyCounts() throws IOException {
    assertThat(json("{\"a\": 1, \"a\": 2}")).containsEntry("a", Json.createValue(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\": NaN}", "{\"a\": 1} tail", "nonsense", "{\"a\":}", "[1,]"})
  void malformedJsonSaysWhy(String text) {
    assertThatThrownBy(() -> json(text))
        .isInstanceOf(Problem.Malformed.class)
        .hasMessageStartingWith("JSON parse error - ");
  }

  @Test
  void deepJsonIsRefused() {
    String deep = "{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}";
    assertThatThrownBy(() -> json(deep)).isInstanceOf(Problem.Malformed.class);
  }

  @Test
  void bytesThatAreNoTextAreRefused() {
    InputStream wrong = new ByteArrayInputStream(new byte[] {'"', (byte) 0xff, '"'});
    assertThatThrownBy(() -> JsonBody.read(wrong, StandardCharsets.UTF_8))
        .isInstanceOf(Problem.Malformed.class);
  }

  @Test
  void jsonMustBeAnObject() {
    assertThatThrownBy(() -> json("null"))
        .hasMessage("{\"non_field_errors\":[\"No data provided\"]}");
    assertThatThrownBy(() -> json("[]"))
        .hasMessage(
            "{\"non_field_errors\":[\"Invalid data. Expected a dictionary, but got list.\"]}");
  }

  @Test
  void aFormGivesTextsListsAndMaps() throws IOException {
    Map<String, Object> values =
        UrlEncodedBody.read(
            bytes("a=1+2%C3%A9&b=x&b=y&pulp_labels.k=v&pulp_labels.l=&c"), StandardCharsets.UTF_8);
    assertThat(values)
        .containsEntry("a", Json.createValue("1 2é"))
        .containsEntry("c", Json.createValue(""));
    assertThat(values.get("b")).hasToString("[\"x\",\"y\"]");
    assertThat(values.get("pulp_labels")).hasToString("{\"k\":\"v\",\"l\":\"\"}");
  }

  @Test
  void aFormHasBounds() {
    String many = "a=b&".repeat(1001);
    assertThatThrownBy(() -> UrlEncodedBody.read(bytes(many), StandardCharsets.UTF_8))
        .isInstanceOf(Problem.Malformed.class);
    String big = part("name=\"a\"", "b".repeat(2_621_441)) + END;
    assertThatThrownBy(() -> multipart(big)).isInstanceOf(Problem.Malformed.class);
  }

  @Test
  void partsAreFieldsAndFiles() {
    String file = part("name=\"file\"; filename=\"a.txt\"", "\r\n--y\r\nbytes\r\n");
    Map<String, Object> values =
        multipart(part("name=\"a\"", "é") + file + part("name=\"m.k\"", "v") + END);
    assertThat(values).containsEntry("a", Json.createValue("é")).containsKey("m");
    assertThat(((Received) values.get("file")).size()).isEqualTo("\r\n--y\r\nbytes\r\n".length());
    assertThat(sink.discarded).isEmpty();
  }

  @Test
  void ofTwoFilesOfANameTheFirstIsTakenAway() {
    String file = part("name=\"file\"; filename=\"a\"", "1");
    assertThat(multipart(file + file + END).get("file")).isEqualTo(sink.received.get(1));
    assertThat(sink.discarded).containsExactly(sink.received.get(0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--x\r\nContent-Disposition: form-data; name=\"b\"\r\n\r\ncut",
        "--x\r\nContent-",
        "--x"
      })
  void aBodyThatEndsTooEarlyLeavesNoFileBehind(String rest) {
    String text = part("name=\"file\"; filename=\"a\"", "1") + rest;
    assertThatThrownBy(() -> multipart(text))
        .isInstanceOf(Problem.Malformed.class)
        .hasMessageStartingWith("Multipart form parse error - ");
    assertThat(sink.discarded).isEqualTo(sink.received);
  }

  @Test
  void multipartWithoutABoundaryIsRefused() {
    assertThatThrownBy(
            () -> new MultipartBody(MediaType.of("multipart/form-data"), sink).read(bytes("")))
        .hasMessage("Multipart form parse error - Invalid boundary in multipart: None");
  }

  @Test
  void charsetsAreHonouredAndUnknownOnesPassedOver() {
    assertThat(MediaType.of("Application/JSON; Charset=iso-8859-1").charset())
        .isEqualTo(StandardCharsets.ISO_8859_1);
    assertThat(MediaType.of("application/json; charset=nonsense").charset())
        .isEqualTo(StandardCharsets.UTF_8);
    assertThatThrownBy(() -> MediaType.of("application/json; charset=bz2"))
        .hasMessage("Unsupported charset \"bz2\" in request Content-Type header.");
    assertThatThrownBy(() -> MediaType.of("a".repeat(257)))
        .hasMessageStartingWith("Unsupported media type");
  }
}
