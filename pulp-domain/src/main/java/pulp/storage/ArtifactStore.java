package pulp.storage;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import pulp.domain.Domains;
import pulp.settings.Settings;

/**
 * Where the bytes of artifacts lie. A name ({@code artifact/ab/cdef…}) is what rows hold; what it
 * means on the medium is known here alone. Bytes come in as a temporary file on the same medium,
 * and {@code keep} makes that durable under its name, before the row that names it commits. Nothing
 * here needs a transaction, and none should be open meanwhile.
 */
@ApplicationScoped
public class ArtifactStore {
  /** The folder of files that wait to be put together. */
  public static final String UPLOADS = "uploads";

  private static final String ARTIFACTS = "artifact";
  private static final int BUFFER = 64 * 1024;

  @Inject Settings settings;
  @Inject Domains domains;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  Disk disk;

  @PostConstruct
  void prepare() {
    try {
      disk = new Disk(settings.mediaRoot(), executor);
      disk.sweep();
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The artifact store " + settings.mediaRoot() + " cannot be used", e);
    }
  }

  /** The digests that are computed of whatever comes in. */
  public Set<String> digests() {
    return settings.allowedContentChecksums();
  }

  /** A new temporary file to write to. */
  public Incoming open() {
    try {
      return new Incoming(disk.temporary(), digests());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Takes a stream to its end; throws {@link TooLarge} as soon as more than {@code limit} bytes
   * have come.
   *
   * @throws IOException of the stream alone; when the store fails it is an {@link
   *     UncheckedIOException}
   */
  public Received receive(InputStream in, long limit) throws IOException {
    byte[] buffer = new byte[BUFFER];
    try (Incoming incoming = open()) {
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        incoming.append(buffer, count);
        if (incoming.size() > limit) {
          throw new TooLarge(limit);
        }
      }
      return incoming.finish();
    }
  }

  /** Makes what the temporary files hold durable, before they get their names. */
  public void flush(Collection<Received> files) {
    disk.flush(files.stream().map(Received::file).toList());
  }

  /**
   * Makes the files durable under the names of their artifacts; those that are there already are
   * only checked.
   */
  public void keep(UUID domain, Collection<Received> files) {
    flush(files);
    place(domain, files);
  }

  /** Gives flushed files the names of their artifacts. */
  public void place(UUID domain, Collection<Received> files) {
    Map<String, Received> named = new LinkedHashMap<>();
    for (Received file : files) {
      Received twin = named.putIfAbsent(name(domain, file.sha256()), file);
      if (twin != null && !twin.file().equals(file.file())) {
        discard(file);
      }
    }
    disk.place(named);
  }

  /** Makes one file durable under any name below the root. */
  public void keep(String name, Received file) {
    flush(List.of(file));
    disk.place(Map.of(name, file));
  }

  /** The name of an artifact. */
  public String name(UUID domain, String sha256) {
    String folder =
        domain.equals(domains.standard()) ? ARTIFACTS + "/" : ARTIFACTS + "/" + domain + "/";
    return folder + sha256.substring(0, 2) + "/" + sha256.substring(2);
  }

  /** The file of a name, whether it exists or not. */
  public Path file(String name) {
    return disk.file(name);
  }

  /** Whether a file of this name and size is there. */
  public boolean has(String name, long size) {
    return disk.has(name, size);
  }

  /** Puts files together in the given order, as a new temporary file. */
  public Received join(Collection<String> names) {
    try (Incoming whole = open()) {
      for (String name : names) {
        disk.copy(name, whole);
      }
      return whole.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Takes a temporary file away; harmless when it was kept. */
  public void discard(Received received) {
    disk.delete(received.file());
  }

  /** Takes files away. Only after the transaction that deleted their rows has committed. */
  public void delete(Collection<String> names) {
    names.forEach(name -> disk.delete(disk.file(name)));
  }

  /**
   * The folders in which files with names lie: those of two digits, at the top or in a domain's.
   */
  public Stream<String> folders() {
    Stream<String> artifacts =
        disk.folders(ARTIFACTS).stream()
            .flatMap(folder -> isLeaf(folder) ? Stream.of(folder) : disk.folders(folder).stream());
    return Stream.concat(artifacts, Stream.of(UPLOADS));
  }

  private static boolean isLeaf(String folder) {
    return folder.length() - folder.lastIndexOf('/') == 3;
  }

  /** The names of the files of a folder that nobody has written to for a while. */
  public List<String> olderThan(Duration age, String folder) {
    return disk.olderThan(age, folder);
  }

  /** A folder for the temporary files of a task, made when it is not there. */
  public Path scratch(UUID task) {
    return disk.scratch(task);
  }

  /** Takes the folder of a task away with all that is in it. */
  public void clearScratch(UUID task) {
    disk.clear(task);
  }

  /** How full it is. */
  public Space space() {
    return disk.space();
  }
}
