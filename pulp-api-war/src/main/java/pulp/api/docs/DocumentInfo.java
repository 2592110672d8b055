package pulp.api.docs;

import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import pulp.json.Json;
import pulp.plugin.Plugins;

/** The parts of the document that do not depend on operations. */
final class DocumentInfo {
  private static final JsonObject CONTACT =
      Json.createObjectBuilder()
          .add("name", "Pulp Team")
          .add("email", "pulp-list@redhat.com")
          .add("url", "https://pulpproject.org")
          .build();
  private static final JsonObject LICENSE =
      Json.createObjectBuilder()
          .add("name", "GNU General Public License v2.0 or later")
          .add("identifier", "GPL-2.0-or-later")
          .build();
  private static final JsonObject LOGO =
      Json.createObjectBuilder()
          .add("url", "https://pulpproject.org/assets/pulp_logo_icon.svg")
          .build();

  private DocumentInfo() {}

  static JsonObject of(Plugins plugins, DocsRequest request) {
    JsonObjectBuilder versions = Json.createObjectBuilder();
    plugins
        .versions()
        .forEach((label, version) -> {
          if (label.equals("core") || request.selects(label)) {
            versions.add(label, version);
          }
        });
    return Json.createObjectBuilder()
        .add("title", "Pulp 3 API")
        .add("version", "v3")
        .add("description", "Fetch, Upload, Organize, and Distribute Software Packages")
        .add("contact", CONTACT)
        .add("license", LICENSE)
        .add("x-logo", LOGO)
        .add("x-pulp-app-versions", versions)
        .add("x-pulp-domain-enabled", false)
        .build();
  }

  static JsonObject securitySchemes() {
    return Json.createObjectBuilder()
        .add("basicAuth", Json.createObjectBuilder().add("type", "http").add("scheme", "basic"))
        .add(
            "cookieAuth",
            Json.createObjectBuilder()
                .add("type", "apiKey")
                .add("in", "cookie")
                .add("name", "sessionid"))
        .build();
  }

  static JsonArray security() {
    JsonObject basic =
        Json.createObjectBuilder().add("basicAuth", Json.createArrayBuilder()).build();
    JsonObject cookie =
        Json.createObjectBuilder().add("cookieAuth", Json.createArrayBuilder()).build();
    return Json.createArrayBuilder().add(basic).add(cookie).build();
  }
}
