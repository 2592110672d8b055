package pulp.artifact;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.storage.ArtifactStore;

/** Changes the rows of an upload and its chunks, under the lock of the upload. */
@ApplicationScoped
class UploadChunks {
  @Inject UploadQueries queries;
  @Inject Domains domains;
  @Inject ArtifactStore store;
  @Inject Event<ChunksUnnamed> unnamed;

  /** Puts a chunk whose file is durable in its place; the one that was there goes. */
  @Transactional
  void put(UUID upload, Chunk chunk) {
    if (!queries.lock(domains.current(), upload)) {
      throw Problem.NotFound.row("Upload");
    }
    Optional<String> replaced = queries.fileAt(upload, chunk.offset());
    queries.put(upload, chunk);
    replaced.ifPresent(file -> unnamed.fire(new ChunksUnnamed(List.of(file))));
  }

  /** Deletes an upload whose chunks were made use of; fails when they are no longer those. */
  @Transactional
  void close(UUID upload, List<Chunk> used) {
    if (queries.lock(domains.current(), upload)) {
      if (!queries.chunks(upload).equals(used)) {
        throw Problem.Invalid.input("The upload was changed while it was put together.");
      }
      delete(upload);
    }
  }

  /** Deletes an upload, in the transaction of the caller. */
  @Transactional
  void delete(UUID upload) {
    List<String> files = queries.chunks(upload).stream().map(Chunk::file).toList();
    queries.delete(upload);
    unnamed.fire(new ChunksUnnamed(files));
  }

  void deleteFiles(@Observes(during = TransactionPhase.AFTER_SUCCESS) ChunksUnnamed gone) {
    store.delete(gone.files());
  }
}
