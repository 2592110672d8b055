package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.sql.Ids;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;

/**
 * Files that come in chunks, in any order and at once. Each chunk is a file of its own until the
 * whole is wanted; then they are put together in one pass, which also computes the digests.
 */
@ApplicationScoped
public class Uploads {
  @Inject UploadQueries queries;
  @Inject UploadChunks chunks;
  @Inject Artifacts artifacts;
  @Inject ArtifactStore store;
  @Inject Domains domains;

  /**
   * Keeps a chunk; one that came before for the same offset is replaced.
   *
   * @param sha256 of the chunk; null when the client does not say
   */
  public void put(UUID upload, ContentRange range, Received chunk, String sha256) {
    range.check(chunk.size(), size(upload));
    if (sha256 != null && !sha256.equalsIgnoreCase(chunk.sha256())) {
      throw Problem.Invalid.bare("Checksum does not match chunk upload.");
    }
    String name = ArtifactStore.UPLOADS + "/" + Ids.next();
    store.keep(name, chunk);
    boolean named = false;
    try {
      chunks.put(upload, new Chunk(range.start(), chunk.size(), name));
      named = true;
    } finally {
      if (!named) {
        store.delete(List.of(name));
      }
    }
  }

  /** Makes sure that an upload is there and that its chunks are the whole of it. */
  public void checkComplete(UUID upload) {
    complete(upload);
  }

  /**
   * Makes an artifact of an upload, or finds the one that holds the same bytes, and deletes the
   * upload.
   */
  public UUID take(UUID upload) {
    return take(upload, null);
  }

  /** As {@link #take(UUID)}, if the whole has this sha256; null for any. */
  public UUID take(UUID upload, String sha256) {
    List<Chunk> whole = complete(upload);
    Received received = store.join(whole.stream().map(Chunk::file).toList());
    try {
      if (sha256 != null && !sha256.equalsIgnoreCase(received.sha256())) {
        throw Problem.Invalid.input("The sha256 checksum did not match.");
      }
      UUID artifact = artifacts.keep(received);
      chunks.close(upload, whole);
      return artifact;
    } finally {
      store.discard(received);
    }
  }

  private List<Chunk> complete(UUID upload) {
    long size = size(upload);
    List<Chunk> all = queries.chunks(upload);
    Coverage.fault(all, size)
        .ifPresent(fault -> {
          throw Problem.Invalid.input(fault);
        });
    return all;
  }

  /** Whether the upload exists in the current domain. */
  public boolean exists(UUID upload) {
    return queries.size(domains.current(), upload).isPresent();
  }

  private long size(UUID upload) {
    Optional<Long> size = queries.size(domains.current(), upload);
    return size.orElseThrow(() -> Problem.NotFound.row("Upload"));
  }

  /**
   * Deletes an upload, in the caller's transaction; the files of its chunks go after the commit.
   */
  public void delete(UUID upload) {
    chunks.delete(upload);
  }
}
