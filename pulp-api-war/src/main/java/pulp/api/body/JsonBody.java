package pulp.api.body;

import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.LinkedHashMap;
import java.util.Map;
import pulp.field.Types;
import pulp.json.Json;
import pulp.problem.Problem;

/**
 * Reads a JSON object. Of a key that comes twice the last value counts; depth is bounded by the
 * parser.
 */
final class JsonBody {
  private static final int LONGEST = 64 * 1024 * 1024;

  private JsonBody() {}

  static Map<String, Object> read(InputStream body, Charset charset) throws IOException {
    byte[] bytes = body.readNBytes(LONGEST + 1);
    if (bytes.length > LONGEST) {
      throw new Problem.Refused(413, "The JSON is longer than " + LONGEST + " bytes.");
    }
    JsonValue value = parsed(bytes, charset);
    if (value instanceof JsonObject object) {
      return new LinkedHashMap<>(object);
    }
    throw Problem.Invalid.input(
        value.getValueType() == JsonValue.ValueType.NULL
            ? "No data provided"
            : "Invalid data. Expected a dictionary, but got " + Types.name(value) + ".");
  }

  private static JsonValue parsed(byte[] bytes, Charset charset) {
    try {
      return Json.parse(charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      throw malformed("the bytes are not " + charset.name());
    } catch (RuntimeException e) { // too deep is no JsonException
      throw malformed(e.getMessage());
    }
  }

  private static Problem malformed(String reason) {
    return new Problem.Malformed("JSON parse error - " + reason);
  }
}
