package pulp.artifact;

import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.util.TypeLiteral;
import java.lang.annotation.Annotation;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import pulp.domain.Domains;
import pulp.domain.TestDomains;
import pulp.settings.SettingsReader;
import pulp.sql.TestDatabase;
import pulp.storage.ArtifactStore;
import pulp.storage.Received;
import pulp.storage.TestStore;

/**
 * Artifacts and uploads of one domain, put together as the container would, with its transactions.
 */
public final class TestArtifacts {
  public final ArtifactStore store;
  public final Artifacts artifacts = new Artifacts();
  public final Uploads uploads = new Uploads();

  /** Takes the folder of the store and a domain of the test database. */
  public TestArtifacts(Path folder, UUID domain) {
    Domains domains = TestDomains.in(domain);
    store = TestStore.in(folder, domain);
    artifacts.store = store;
    artifacts.domains = domains;
    artifacts.queries = new ArtifactQueries();
    artifacts.queries.sql = TestDatabase.sql();
    artifacts.queries.settings = new SettingsReader(name -> null).read();
    artifacts.register = new InTransaction();
    artifacts.register.store = store;
    artifacts.register.queries = artifacts.queries;
    uploads.store = store;
    uploads.domains = domains;
    uploads.artifacts = artifacts;
    uploads.queries = new UploadQueries();
    uploads.queries.sql = TestDatabase.sql();
    uploads.chunks = new ChunksInTransaction();
    uploads.chunks.queries = uploads.queries;
    uploads.chunks.domains = domains;
    uploads.chunks.store = store;
  }

  private static final class InTransaction extends ArtifactRegister {
    @Override
    Map<String, UUID> enter(UUID domain, Collection<Received> received) {
      return TestDatabase.inTransaction(() -> super.enter(domain, received));
    }
  }

  /** Tells what was said in a transaction after its commit, as the container does. */
  private static final class ChunksInTransaction extends UploadChunks {
    private final ThreadLocal<List<ChunksUnnamed>> said = ThreadLocal.withInitial(ArrayList::new);

    ChunksInTransaction() {
      unnamed = new Saying(said);
    }

    @Override
    void put(UUID upload, Chunk chunk) {
      committed(() -> super.put(upload, chunk));
    }

    @Override
    void close(UUID upload, List<Chunk> used) {
      committed(() -> super.close(upload, used));
    }

    @Override
    void delete(UUID upload) {
      committed(() -> super.delete(upload));
    }

    private void committed(Runnable work) {
      TestDatabase.inTransaction(work);
      said.get().forEach(this::deleteFiles);
      said.remove();
    }
  }

  private record Saying(ThreadLocal<List<ChunksUnnamed>> said) implements Event<ChunksUnnamed> {
    @Override
    public void fire(ChunksUnnamed event) {
      said.get().add(event);
    }

    @Override
    public <U extends ChunksUnnamed> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends ChunksUnnamed> CompletionStage<U> fireAsync(
        U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<ChunksUnnamed> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U extends ChunksUnnamed> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U extends ChunksUnnamed> Event<U> select(
        TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
