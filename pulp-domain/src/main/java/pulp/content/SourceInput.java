package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import pulp.artifact.Artifact;
import pulp.artifact.Artifacts;
import pulp.artifact.Uploads;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.problem.Complaints;
import pulp.problem.Problem;
import pulp.remote.Expected;
import pulp.remote.Fetchers;
import pulp.remote.RemoteConfig;
import pulp.remote.RemoteFields;
import pulp.resource.ResourceService;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;

/** The four ways to say what bytes a unit of one file is made of (specification 02 §4.3). */
@ApplicationScoped
public class SourceInput {
  private static final List<String> SOURCES = List.of("artifact", "file", "upload", "file_url");

  @Inject Artifacts artifacts;
  @Inject ArtifactStore store;
  @Inject Uploads uploads;
  @Inject Fetchers fetchers;
  @Inject ResourceService service;

  /** The fields beside {@code artifact}, which the type shows too. */
  public static Fields fields() {
    return Fields.of(
        Kinds.file("file").writeOnly(),
        Kinds.input("upload", "uploads"),
        Kinds.text("file_url").unstored().writeOnly(),
        Kinds.nested("downloader_config", "RemoteNetworkConfig"));
  }

  /** Refuses none of them and more than one. */
  public void check(Values given) {
    List<String> named = SOURCES.stream().filter(name -> given.get(name) != null).toList();
    if (named.size() != 1) {
      throw Problem.Invalid.input(
          "Exactly one of 'artifact', 'file', 'upload', 'file_url' must be specified.");
    }
    config(given);
    if (given.get("upload") != null) {
      uploads.checkComplete(given.id("upload"));
    }
  }

  /** The artifact of the bytes; made now, unless there is one that holds the same. */
  public Artifact artifact(Values given) {
    UUID id = id(given);
    return artifacts
        .artifact(id)
        .orElseThrow(() -> new Problem.NotFound("The artifact was deleted meanwhile."));
  }

  private UUID id(Values given) {
    if (given.get("artifact") != null) {
      return given.id("artifact");
    }
    if (given.get("upload") != null) {
      return uploads.take(given.id("upload"));
    }
    if (given.get("file") instanceof Received received) {
      return artifacts.keep(received);
    }
    return fetched(given.text("file_url"), config(given));
  }

  private Values config(Values given) {
    JsonObject config = (JsonObject) given.get("downloader_config");
    try {
      return RemoteFields.network()
          .partial(config == null ? Map.of() : config, service.reading(false));
    } catch (Problem.Invalid wrong) {
      Complaints complaints = new Complaints();
      complaints.nest("downloader_config", wrong.messages());
      complaints.raise();
      throw wrong;
    }
  }

  private UUID fetched(String url, Values settings) {
    Received received = fetchers.with(RemoteConfig.of(url, settings)).fetch(url, Expected.NOTHING);
    try {
      return artifacts.keep(received);
    } finally {
      store.discard(received);
    }
  }
}
