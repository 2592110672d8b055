package pulp.api.rest;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.json.JsonReader;
import jakarta.json.JsonWriterFactory;
import jakarta.json.stream.JsonGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.regex.Pattern;
import pulp.json.Json;
import pulp.web.Call;
import pulp.web.Reply;

/** An answer as a page for people: readable JSON in which every href is a link. */
@ApplicationScoped
class ApiPage {
  private static final Pattern LINK =
      Pattern.compile("&quot;((?:https?://[^&\\s]+|/[^&\\s]*/)(?:&amp;[^&\\s]+)*)&quot;");

  /** The page; the status stays what it was. */
  Reply around(Reply reply, Call call) {
    Reply shown = Reply.text(reply.status(), "text/html; charset=utf-8", page(reply, call));
    for (Map.Entry<String, String> header : reply.headers().entrySet()) {
      if (!header.getKey().startsWith("Content-")) {
        shown = shown.with(header.getKey(), header.getValue());
      }
    }
    return shown.with("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
  }

  private static String page(Reply reply, Call call) {
    StringBuilder headers = new StringBuilder();
    reply
        .headers()
        .forEach((name, value) -> headers.append(escape(name + ": " + value)).append('\n'));
    return """
    <!DOCTYPE html>
    <html lang="en"><head><meta charset="utf-8"><title>%1$s – Pulp 3</title><style>
    body{font:15px/1.5 system-ui,sans-serif;margin:0;color:#222}header{background:#222;color:#fff;padding:.6em 1.5em}
    main{padding:1em 1.5em}pre{background:#f5f5f5;border:1px solid #ddd;padding:1em;overflow:auto}a{color:#0b62a4}
    </style></head><body><header><strong>Pulp 3</strong></header><main><h1>%1$s</h1><p><code>%2$s %3$s</code></p>
    <pre><b>HTTP %4$d</b>
    %5$s
    %6$s</pre></main></body></html>
    """
        .formatted(
            escape(call.path().isEmpty() ? "Api Root" : call.path()),
            escape(call.method()),
            escape(call.rawPath()),
            reply.status(),
            headers,
            linked(body(reply)));
  }

  private static String body(Reply reply) {
    if (reply.body() == null) {
      return "";
    }
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      reply.body().writeTo(bytes);
      JsonWriterFactory pretty =
          Json.createWriterFactory(Map.of(JsonGenerator.PRETTY_PRINTING, true));
      StringWriter text = new StringWriter();
      try (JsonReader reader = Json.createReader(new ByteArrayInputStream(bytes.toByteArray()));
          var writer = pretty.createWriter(text)) {
        writer.write(reader.readValue());
      }
      return text.toString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String linked(String json) {
    return LINK.matcher(escape(json)).replaceAll("&quot;<a href=\"$1\">$1</a>&quot;");
  }

  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
