package pulp.remote;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import pulp.field.Values;
import pulp.problem.Complaints;
import pulp.problem.Problem;
import pulp.resource.Stored;
import pulp.settings.Settings;

/** What must hold for a remote beyond its single fields (specification 02 §9.2). */
@ApplicationScoped
public class RemoteRules {
  private static final Pattern USER_INFO =
      Pattern.compile("[a-zA-Z][a-zA-Z0-9+.-]*://[^/?#]*@.*", Pattern.DOTALL);

  @Inject Settings settings;

  /**
   * Checks values as they are after the change; certificates are cleaned of what is around them.
   */
  public void check(Values given, Optional<Stored> before) {
    Complaints complaints = new Complaints();
    if (given.text("url") != null) {
      url(given.text("url")).ifPresent(message -> complaints.add("url", message));
    }
    if (given.get("max_retries") instanceof Long retries && retries < 0) {
      complaints.add("max_retries", "Ensure this value is greater than or equal to 0.");
    }
    certificates(given, "ca_cert", complaints);
    certificates(given, "client_cert", complaints);
    if (given.text("proxy_url") != null && given.text("proxy_url").contains("@")) {
      complaints.add("proxy_url", "proxy_url must not contain credentials");
    }
    complaints.raise();
    proxy(name ->
        given.has(name) ? given.text(name) : before.map(stored -> stored.text(name)).orElse(null));
  }

  /** Why a URL may not be fetched from; empty when it may. */
  private Optional<String> url(String url) {
    if (USER_INFO.matcher(url).matches()) {
      return Optional.of(
          "The remote url contains username or password. Please use remote username or password instead.");
    }
    return Urls.scheme(url).equals("file")
        ? new ImportPaths(settings.allowedImportPaths()).refusal(url)
        : Optional.empty();
  }

  private static void certificates(Values given, String name, Complaints complaints) {
    String text = given.text(name);
    if (text == null) {
      return;
    }
    List<String> certificates = Pem.certificateTexts(text);
    if (certificates.isEmpty()) {
      complaints.add(name, "No " + name + " specified in string " + text);
      return;
    }
    try {
      Pem.certificates(text);
      given.put(name, String.join("\n", certificates) + "\n");
    } catch (GeneralSecurityException e) {
      complaints.add(name, "Invalid " + name + " specified, error '" + e.getMessage() + "'");
    }
  }

  private static void proxy(Function<String, String> value) {
    String username = value.apply("proxy_username");
    String password = value.apply("proxy_password");
    if (value.apply("proxy_url") == null && (username != null || password != null)) {
      throw Problem.Invalid.input("proxy credentials cannot be specified without a proxy");
    }
    if ((username == null) != (password == null)) {
      throw Problem.Invalid.input("proxy username and password can only be specified together");
    }
  }
}
