package pulp.settings;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of this instance; each is {@code PULP_<NAME>} (specification 08 §2.3, ours in
 * docs/settings.md).
 *
 * @param roles PULP_ROLES: what this instance does
 * @param dataDir PULP_DATA_DIR: everything that this instance keeps lies below
 * @param apiRoot PULP_API_ROOT: begins and ends with a slash
 * @param contentPathPrefix PULP_CONTENT_PATH_PREFIX: begins and ends with a slash
 * @param contentOrigin PULP_CONTENT_ORIGIN: scheme, host and port of links to content; none gives
 *     paths
 * @param workers PULP_WORKERS: how many tasks this instance runs at once
 * @param allowedImportPaths PULP_ALLOWED_IMPORT_PATHS: where {@code file://} remotes may read
 * @param allowedContentChecksums PULP_ALLOWED_CONTENT_CHECKSUMS: digests computed and kept, sha256
 *     among them
 * @param adminPassword PULP_ADMIN_PASSWORD: of the user that the first start makes; none generates
 *     one
 * @param orphanProtectionTime PULP_ORPHAN_PROTECTION_TIME: minutes; age before an orphan may go
 * @param apiAppTtl PULP_API_APP_TTL: seconds; how long an API process counts as online after a
 *     heartbeat
 * @param contentAppTtl PULP_CONTENT_APP_TTL: the same for the content role
 * @param workerTtl PULP_WORKER_TTL: the same for a worker slot
 * @param taskPreferDefer PULP_TASK_PREFER_DEFER: never run an immediate task inside the request
 * @param hideGuardedDistributions PULP_HIDE_GUARDED_DISTRIBUTIONS: leave them out of listings
 * @param publicationRetention PULP_DISTRIBUTED_PUBLICATION_RETENTION_PERIOD: how long a superseded
 *     publication is served
 * @param remoteFailureCooldown PULP_REMOTE_CONTENT_FETCH_FAILURE_COOLDOWN: how long a source of
 *     wrong bytes is passed over
 * @param forbidPrivateAddresses PULP_FORBID_PRIVATE_ADDRESSES: refuse outgoing requests to loopback
 *     and private networks
 */
public record Settings(
    Set<Role> roles,
    Path dataDir,
    String apiRoot,
    String contentPathPrefix,
    Optional<String> contentOrigin,
    int workers,
    List<Path> allowedImportPaths,
    Set<String> allowedContentChecksums,
    Optional<String> adminPassword,
    long orphanProtectionTime,
    Duration apiAppTtl,
    Duration contentAppTtl,
    Duration workerTtl,
    boolean taskPreferDefer,
    boolean hideGuardedDistributions,
    Duration publicationRetention,
    Duration remoteFailureCooldown,
    boolean forbidPrivateAddresses) {

  /** The version of Pulp whose clients are served. */
  public static final String PULP_VERSION = "3.123.1";

  /** Whether this instance has the role. */
  public boolean has(Role role) {
    return roles.contains(role);
  }

  /**
   * Where artifacts, uploads and temporary files lie: one file system, so that a rename is atomic.
   */
  public Path mediaRoot() {
    return dataDir.resolve("media");
  }

  /** The prefix of API URLs, {@code /pulp/api/v3/}. */
  public String apiPrefix() {
    return apiRoot + "api/v3/";
  }
}
