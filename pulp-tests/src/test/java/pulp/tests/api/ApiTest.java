package pulp.tests.api;

import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.extension.ExtendWith;
import pulp.tests.client.Form;
import pulp.tests.client.Names;
import pulp.tests.client.Pulp;
import pulp.tests.server.PulpServer;
import pulp.tests.server.SharedServer;

/** What tests of the API have in common: the server, and things to begin with. */
@ExtendWith(SharedServer.class)
abstract class ApiTest {
  static final String REPOSITORIES = "repositories/file/file/";
  static final String REMOTES = "remotes/file/file/";
  static final String PUBLICATIONS = "publications/file/file/";
  static final String DISTRIBUTIONS = "distributions/file/file/";
  static final String FILES = "content/file/files/";

  final PulpServer server;
  final Pulp pulp;

  ApiTest(PulpServer server) {
    this.server = server;
    this.pulp = server.pulp();
  }

  /** A new repository; more names and values in turn. */
  JsonObject repository(Object... more) {
    return pulp.create(REPOSITORIES, with("name", Names.unique("repo"), more));
  }

  /** A new remote. */
  JsonObject remote(String url, Object... more) {
    Object[] first = with("url", url, more);
    return pulp.create(REMOTES, with("name", Names.unique("remote"), first));
  }

  /** A new unit of random bytes; returns it. */
  JsonObject file(String path) {
    Form form = new Form().file("file", bytes(Names.unique("bytes"))).field("relative_path", path);
    JsonObject task = pulp.done(pulp.upload(FILES, form));
    return pulp.get(Pulp.created(task).getLast()).expect(200).json();
  }

  /** A published and distributed repository; returns the URL that serves it. */
  String serve(JsonObject repository) {
    pulp.create(PUBLICATIONS, "repository", href(repository));
    String name = Names.unique("dist");
    return pulp.create(
            DISTRIBUTIONS, "name", name, "base_path", name, "repository", href(repository))
        .getString("base_url");
  }

  static String href(JsonObject resource) {
    return resource.getString("pulp_href");
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Object[] with(String name, Object value, Object... more) {
    Object[] all = new Object[more.length + 2];
    all[0] = name;
    all[1] = value;
    System.arraycopy(more, 0, all, 2, more.length);
    return all;
  }
}
