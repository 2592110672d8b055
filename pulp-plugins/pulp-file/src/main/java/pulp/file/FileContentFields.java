package pulp.file;

import pulp.content.SourceInput;
import pulp.field.Field;
import pulp.field.Fields;
import pulp.field.Kinds;

/** The fields of a file unit (specification 02 §20.1). */
final class FileContentFields {
  /** Joins the one artifact; a unit that is not stored yet has none. */
  static final String ARTIFACT =
      " left join core_content_artifact ca on ca.content_id = file_content.pulp_id"
          + " left join core_artifact artifact on artifact.pulp_id = ca.artifact_id";

  private FileContentFields() {}

  static Fields all() {
    return withoutRepository()
        .and(
            Fields.of(
                Kinds.input("repository", "repositories"),
                Kinds.flag("overwrite").unstored().writeOnly()));
  }

  /** What the synchronous upload takes. */
  static Fields withoutRepository() {
    return Fields.in(
            "file_content",
            Kinds.labels().in("core_content"),
            Kinds.view("vuln_report", "null::jsonb", "{\"format\":\"uri\",\"type\":\"string\"}"),
            Kinds.referenceFrom("artifact", "artifacts", "ca.artifact_id", "'core.artifact'"),
            Kinds.path("relative_path").asRequired(),
            digest("md5"),
            digest("sha1"),
            digest("sha224"),
            Kinds.text("sha256").from("{table}.digest").readOnly(),
            digest("sha384"),
            digest("sha512"))
        .and(SourceInput.fields())
        .and(Fields.of(Kinds.flag("overwrite").unstored().writeOnly()));
  }

  /** A unit that is not stored yet has no digests but the one that it is known by. */
  private static Field digest(String name) {
    return Kinds.text(name).from("artifact." + name).readOnly();
  }
}
