package pulp.tests.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An application server that the scripts of {@code server-config/} set up, start and stop. */
public final class ScriptedServer implements PulpServer {
  private static final Duration MOST = Duration.ofMinutes(5);

  private final Site site;
  private final String kind;
  private final Path home;
  private final List<String> setUp;
  private final Path ear;
  private final Database database;
  private final Map<String, String> settings;
  private boolean running;

  private ScriptedServer(String kind, Path home, Path ear, List<String> setUp) {
    this.site = new Site(kind);
    this.kind = kind;
    this.home = home;
    this.ear = ear;
    this.setUp = setUp;
    this.database = Database.create(site.folder().getFileName().toString());
    this.settings = new HashMap<>(site.settings());
    this.settings.putAll(database.settings());
    this.settings.put("PULP_ADMIN_PORT", Integer.toString(Build.freePort()));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  /** Payara Server. */
  public static ScriptedServer payara(Path ear) {
    return new ScriptedServer("payara", Build.folderOf("payara.home"), ear, List.of());
  }

  /** WildFly. */
  public static ScriptedServer wildFly(Path ear) {
    List<String> more = List.of(ear.toString(), Build.setting("eclipselink.jar"));
    return new ScriptedServer("wildfly", Build.folderOf("wildfly.home"), ear, more);
  }

  @Override
  public void start() {
    running = true;
    run("set-up.sh", setUp);
    run("start.sh", List.of(ear.toString()));
    long end = System.nanoTime() + MOST.toNanos();
    while (!site.isReady()) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException(kind + " is not ready, see " + site.log());
      }
      Pause.briefly();
    }
  }

  private void run(String script, List<String> more) {
    List<String> command = new ArrayList<>();
    command.add(Build.checkout().resolve("server-config").resolve(kind).resolve(script).toString());
    command.add(home.toString());
    command.addAll(more);
    Child child = Child.start(command, settings, site.folder(), site.log());
    if (child.awaitEnd(MOST) != 0) {
      throw new IllegalStateException(script + " of " + kind + " failed:\n" + child.tail());
    }
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
    return Optional.of(database);
  }

  @Override
  public void close() {
    if (running) {
      running = false;
      run("stop.sh", List.of());
    }
  }
}
