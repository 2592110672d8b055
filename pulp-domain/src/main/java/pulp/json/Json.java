package pulp.json;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonException;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.JsonWriterFactory;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringReader;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.Map;

/**
 * What {@link jakarta.json.Json} offers, by the same names. That class looks its provider up
 * through the service loader at every call, which made up nine tenths of the time of rendering a
 * list.
 */
public final class Json {
  private static final JsonProvider PROVIDER = JsonProvider.provider();

  private Json() {}

  /** An object to be. */
  public static JsonObjectBuilder createObjectBuilder() {
    return PROVIDER.createObjectBuilder();
  }

  /** An array to be. */
  public static JsonArrayBuilder createArrayBuilder() {
    return PROVIDER.createArrayBuilder();
  }

  /** An array to be that begins with these. */
  public static JsonArrayBuilder createArrayBuilder(Collection<?> items) {
    return PROVIDER.createArrayBuilder(items);
  }

  /** A text. */
  public static JsonString createValue(String text) {
    return PROVIDER.createValue(text);
  }

  /** A whole number. */
  public static JsonNumber createValue(long number) {
    return PROVIDER.createValue(number);
  }

  /** A number with a fraction. */
  public static JsonNumber createValue(double number) {
    return PROVIDER.createValue(number);
  }

  /** A number of any type. */
  public static JsonNumber createValue(Number number) {
    return number instanceof Long || number instanceof Integer
        ? createValue(number.longValue())
        : PROVIDER.createValue(new BigDecimal(number.toString()));
  }

  /** Reads bytes. */
  public static JsonReader createReader(InputStream bytes) {
    return PROVIDER.createReader(bytes);
  }

  /** Reads characters. */
  public static JsonReader createReader(Reader characters) {
    return PROVIDER.createReader(characters);
  }

  /** Reads a text; throws a {@link jakarta.json.JsonException} when it is no JSON. */
  public static JsonValue parse(String text) {
    try (JsonParser parser = PROVIDER.createParser(new StringReader(text))) {
      parser.next();
      JsonValue value = parser.getValue();
      if (parser.hasNext()) { // a reader would pass over what follows
        throw new JsonException("Extra data after the value.");
      }
      return value;
    }
  }

  /** Makes writers. */
  public static JsonWriterFactory createWriterFactory(Map<String, ?> configuration) {
    return PROVIDER.createWriterFactory(configuration);
  }
}
