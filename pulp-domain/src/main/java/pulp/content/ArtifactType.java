package pulp.content;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.artifact.Artifacts;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;
import pulp.field.Values;
import pulp.plugin.TypeName;
import pulp.problem.Problem;
import pulp.resource.Filter;
import pulp.resource.ResourceType;
import pulp.resource.Rows;
import pulp.resource.Stored;
import pulp.settings.Settings;
import pulp.storage.Hashes;
import pulp.storage.Received;

/**
 * Artifacts: uploaded whole, listed and read. They go when nothing uses them any more, never by
 * hand.
 */
@ApplicationScoped
public class ArtifactType implements ResourceType {
  private static final TypeName NAME =
      new TypeName("core.artifact", "artifacts", "core.Artifact", "Artifact", "core_artifact");

  @Inject Artifacts artifacts;
  @Inject ArtifactFilters filters;
  @Inject Settings settings;

  @Override
  public TypeName name() {
    return NAME;
  }

  @Override
  public String master() {
    return "core_artifact";
  }

  @Override
  public Fields fields() {
    return Fields.in(
        "core_artifact",
        Field.of("file", new StoredFileKind()).asRequired(),
        Kinds.integer("size"),
        Kinds.text("md5").orNull(),
        Kinds.text("sha1").orNull(),
        Kinds.text("sha224").orNull(),
        Kinds.text("sha256").orNull(),
        Kinds.text("sha384").orNull(),
        Kinds.text("sha512").orNull());
  }

  @Override
  public List<Filter> filters() {
    return filters.all();
  }

  @Override
  public List<String> orderings() {
    return List.of(
        "file",
        "md5",
        "pulp_created",
        "pulp_id",
        "pulp_last_updated",
        "sha1",
        "sha224",
        "sha256",
        "sha384",
        "sha512",
        "size",
        "timestamp_of_interest");
  }

  @Override
  public Write creation() {
    return Write.NOW;
  }

  @Override
  public Write deletion() {
    return Write.NOW;
  }

  /** Checks in the order in which clients are told. */
  @Override
  public void check(Values given, Optional<Stored> before) {
    Received file = (Received) given.get("file");
    if (given.get("size") instanceof Long size && size != file.size()) {
      throw Problem.Invalid.input("The size did not match actual size of file.");
    }
    List<String> claimed = Hashes.KNOWN.stream().filter(name -> given.get(name) != null).toList();
    refuseForbidden(claimed);
    for (String algorithm : claimed) {
      if (!given.text(algorithm).equalsIgnoreCase(file.digests().get(algorithm))) {
        throw Problem.Invalid.input("The " + algorithm + " checksum did not match.");
      }
    }
    refuseExisting(file);
  }

  private void refuseForbidden(List<String> claimed) {
    List<String> forbidden =
        claimed.stream()
            .filter(name -> !settings.allowedContentChecksums().contains(name))
            .map(name -> "'" + name + "'")
            .toList();
    if (!forbidden.isEmpty()) {
      throw Problem.Invalid.input(
          "Checksum algorithms " + forbidden + " forbidden for this Pulp instance.");
    }
  }

  /** One whose file is lost does not count: this one takes its place. */
  private void refuseExisting(Received file) {
    if (!artifacts.find(List.of(file.sha256())).isEmpty()) {
      throw existing(file);
    }
  }

  private static Problem existing(Received file) {
    return Problem.Invalid.input(
        "Artifact with sha256 checksum of '" + file.sha256() + "' already exists.");
  }

  @Override
  public UUID insert(Values values, Rows rows) {
    Received file = (Received) values.get("file");
    return artifacts.make(file).orElseThrow(() -> existing(file));
  }

  @Override
  public void deleting(Stored before) {
    throw Problem.Denied.forbidden("You do not have permission to perform this action.");
  }
}
