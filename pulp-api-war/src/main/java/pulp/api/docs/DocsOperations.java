package pulp.api.docs;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.nio.charset.StandardCharsets;
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

/** The document at {@code docs/api.json}. */
@ApplicationScoped
public class DocsOperations implements OperationSource {
  private static final String OPENAPI_JSON = "application/vnd.oai.openapi+json";

  /** As many documents as there are sensible questions; more are made anew each time. */
  private static final int MOST_KEPT = 64;

  @Inject Provider<OpenApi> openApi;
  @Inject Plugins plugins;

  private final ConcurrentMap<DocsRequest, byte[]> kept = new ConcurrentHashMap<>();

  @Override
  public List<Operation> operations() {
    return List.of(
        Operation.of("GET", "docs/api.json", "docs_api.json_get", "Docs: Api.Json", this::json)
            .unauthenticated());
  }

  private Reply json(Call call) {
    String accept = call.header("Accept").orElse("*/*").toLowerCase(Locale.ROOT);
    boolean plain = accept.contains(Reply.JSON);
    if (!plain
        && !accept.contains("*/*")
        && !accept.contains("application/*")
        && !accept.contains(OPENAPI_JSON)) {
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
    return Reply.bytes(200, plain ? Reply.JSON : OPENAPI_JSON, document)
        .with("Content-Disposition", "inline; filename=\"Pulp 3 API.json\"")
        .with("Cache-Control", "no-cache");
  }

  private byte[] make(DocsRequest request) {
    return openApi.get().document(request).toString().getBytes(StandardCharsets.UTF_8);
  }
}
