package pulp.file;

import jakarta.enterprise.context.ApplicationScoped;
import pulp.content.Hold;
import pulp.sql.Condition;

/**
 * Units that a running sync has saved and not put into a version yet stay, and so does its
 * manifest.
 */
@ApplicationScoped
class SyncHold implements Hold {
  @Override
  public Condition units() {
    return Condition.of(
        "core_content.pulp_id in (select e.content_id from file_sync_entry e where e.content_id is not null)");
  }

  @Override
  public Condition artifacts() {
    return Condition.of(
        "core_artifact.pulp_id in (select s.manifest_artifact_id from file_sync s where s.manifest_artifact_id is not null)");
  }
}
