package pulp.repository;

import jakarta.json.JsonValue;
import java.util.UUID;

/**
 * A repository version in the making, inside the one transaction that makes it: nobody sees it
 * before it is complete. Membership rows are those of {@code core_repository_content}: what this
 * draft added has {@code version_added = number()}, what it removed has {@code version_removed =
 * number()}, and what it holds has {@code version_removed is null}.
 */
public interface Draft {
  /** Why a version is made. */
  enum Origin {
    /** A client asked for it. */
    API,
    /** A remote was synced. */
    SYNC,
    /** A client pushed content. */
    PUSH,
    /** A request fetched content from a remote. */
    PULL_THROUGH,
    /** An archive was imported. */
    IMPORT
  }

  /** The repository, whose row is locked. */
  UUID repository();

  /** The number that the version will have. */
  int number();

  /** Why it is made. */
  Origin origin();

  /** What log lines about it shall carry, {@code cid=…}; empty when no task makes it. */
  String correlationId();

  /** Everything that it holds now. */
  Selection present();

  /**
   * What it holds now and did not begin with; it begins with the version before it, or with the one
   * it is based on.
   */
  Selection added();

  /** Adds the units that are not in it yet; returns how many. */
  int add(Selection units);

  /** Removes those of the units that are in it; returns how many. */
  int remove(Selection units);

  /** Removes everything. */
  int clear();

  /** Keeps something about the version. */
  void info(String key, JsonValue value);
}
