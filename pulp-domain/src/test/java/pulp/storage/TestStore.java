package pulp.storage;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import pulp.domain.TestDomains;
import pulp.settings.SettingsReader;

/** An artifact store in a folder of a test. */
public final class TestStore {
  private TestStore() {}

  /** A store in this folder, for work in this domain. */
  public static ArtifactStore in(Path folder, UUID domain) {
    try {
      ArtifactStore store = new ArtifactStore();
      store.settings = new SettingsReader(Map.of("PULP_DATA_DIR", folder.toString())::get).read();
      store.domains = TestDomains.in(domain);
      store.disk = new Disk(folder.resolve("media"), Executors.newVirtualThreadPerTaskExecutor());
      return store;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A temporary file of this text. */
  public static Received received(ArtifactStore store, String text) {
    try {
      return store.receive(
          new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), Long.MAX_VALUE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
