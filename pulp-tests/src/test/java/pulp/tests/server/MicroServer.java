package pulp.tests.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code java -jar pulp.jar}. */
public final class MicroServer implements PulpServer {
  private final Site site;
  private final Path jar;
  private final Optional<Database> database;
  private final Map<String, String> more = new HashMap<>();
  private Child child;

  private MicroServer(Site site, Path jar, Optional<Database> database) {
    this.site = site;
    this.jar = jar;
    this.database = database;
  }

  /** With the PostgreSQL that is inside the jar. */
  public static MicroServer embedded(String name) {
    return new MicroServer(new Site(name), Build.jar(), Optional.empty());
  }

  /** With a PostgreSQL outside, into which tests can look. */
  public static MicroServer external(String name) {
    return external(name, Build.jar());
  }

  /** Another jar of the same kind, with a PostgreSQL outside. */
  public static MicroServer external(String name, Path jar) {
    Site site = new Site(name);
    return new MicroServer(
        site, jar, Optional.of(Database.create(site.folder().getFileName().toString())));
  }

  /** Sets one more setting; before the start. */
  public MicroServer with(String setting, String value) {
    more.put(setting, value);
    return this;
  }

  @Override
  public void start() {
    Map<String, String> settings = new HashMap<>(site.settings());
    database.ifPresent(outside -> settings.putAll(outside.settings()));
    settings.putAll(more);
    String java = Build.java().resolve("bin/java").toString();
    child = Child.start(List.of(java, "-jar", jar.toString()), settings, site.folder(), site.log());
    child.await(site::isReady, Site.START);
  }

  @Override
  public URI address() {
    return site.address();
  }

  @Override
  public String password() {
    return site.password();
  }

  @Override
  public Path dataDir() {
    return site.dataDir();
  }

  @Override
  public Path imports() {
    return site.imports();
  }

  @Override
  public Optional<Database> database() {
    return database;
  }

  /** Waits until it has ended by itself; returns its exit code. */
  public int awaitEnd(Duration most) {
    return child.awaitEnd(most);
  }

  /** What kill -9 does to it. */
  public void kill() {
    child.killAlone();
  }

  @Override
  public void close() {
    child.stop();
  }
}
