package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import pulp.json.Json;

/** What is remembered of a sync, and what follows from it for the next one. */
@ApplicationScoped
class SyncDetails {
  @Inject SyncQueries queries;

  /** Whether a sync would change nothing: all is as it was, and what is to be stored is stored. */
  boolean sayNothingChanged(
      SyncFiles.Params params, SyncQueries.Remote remote, String manifestSha256) {
    JsonObject last = queries.lastDetails(params.repository());
    if (last.isEmpty()) {
      return false;
    }
    boolean toImmediate =
        remote.policy().equals("immediate")
            && !last.getString("download_policy").equals("immediate");
    boolean toMirror = params.mirror() && !last.getBoolean("mirror");
    boolean same =
        last.getString("remote_pk").equals(params.remote().toString())
            && last.getString("url").equals(remote.url())
            && last.getInt("most_recent_version") == queries.latestNumber(params.repository())
            && last.getString("manifest_checksum").equals(manifestSha256);
    boolean incomplete =
        remote.policy().equals("immediate") && queries.hasMissingFiles(params.repository());
    return same && !toImmediate && !toMirror && !incomplete;
  }

  /** Remembers a sync that was done. */
  void remember(SyncFiles.Params params, SyncQueries.Remote remote, String manifestSha256) {
    queries.saveDetails(
        params.repository(),
        Json.createObjectBuilder()
            .add("remote_pk", params.remote().toString())
            .add("url", remote.url())
            .add("download_policy", remote.policy())
            .add("mirror", params.mirror())
            .add("most_recent_version", queries.latestNumber(params.repository()))
            .add("manifest_checksum", manifestSha256)
            .build());
  }
}
