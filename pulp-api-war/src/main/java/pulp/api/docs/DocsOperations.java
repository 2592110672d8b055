package pulp.api.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import pulp.plugin.Plugins;
import pulp.problem.Problem;
import pulp.resource.Operation;
import pulp.resource.OperationSource;
import pulp.web.Call;
import pulp.web.Reply;

/**
 * The document at {@code docs/api.json} and {@code docs/api.yaml}; it is the same text, for JSON is
 * YAML.
 */
@ApplicationScoped
public class DocsOperations implements OperationSource {
  private static final List<String> JSON = List.of("application/vnd.oai.openapi+json", Reply.JSON);
  private static final List<String> YAML =
      List.of("application/vnd.oai.openapi", "application/yaml");

  /** As many documents as there are sensible questions; more are made anew each time. */
  private static final int MOST_KEPT = 64;

  @Inject Provider<OpenApi> openApi;
  @Inject Plugins plugins;

  private final ConcurrentMap<DocsRequest, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.of(
                "GET",
                "docs/api.json",
                "docs_api.json_get",
                "Docs: Api.Json",
                call -> answer(call, "json", JSON))
            .unauthenticated(),
        Operation.of(
                "GET",
                "docs/api.yaml",
                "docs_api.yaml_get",
                "Docs: Api.Yaml",
                call -> answer(call, "yaml", YAML))
            .unauthenticated());
  }

  /** Of two media types the second one is sent to whoever names it. */
  private Reply answer(Call call, String ending, List<String> types) {
    List<String> accepted =
        Arrays.stream(call.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT).split(","))
            .map(type -> type.split(";", 2)[0].strip())
            .toList();
    boolean plain = accepted.contains(types.get(1));
    if (!plain
        && !accepted.contains("*/*")
        && !accepted.contains("application/*")
        && !accepted.contains(types.get(0))) {
      throw new Problem.Refused(406, "Could not satisfy the request Accept header.");
    }
    DocsRequest request = DocsRequest.of(call, plugins);
    byte[] document = kept.get(request);
    if (document == null) {
      document = make(request);
      if (kept.size() < MOST_KEPT) {
        kept.put(request, document);
      }
    }
    return Reply.bytes(200, types.get(plain ? 1 : 0), document)
        .with("Content-Disposition", "inline; filename=\"Pulp 3 API." + ending + "\"")
        .with("Cache-Control", "no-cache");
  }

  private byte[] make(DocsRequest request) {
    return openApi.get().document(request).toString().getBytes(StandardCharsets.UTF_8);
  }
}
