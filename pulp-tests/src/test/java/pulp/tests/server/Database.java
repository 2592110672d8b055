package pulp.tests.server;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/** A database of its own for one server, on the PostgreSQL that all tests of a JVM share. */
public final class Database {
  private static final String OWNER = "postgres";

  private final int port;
  private final String name;

  private Database(int port, String name) {
    this.port = port;
    this.name = name;
  }

  /** Holds the one PostgreSQL; it starts when first asked for and ends with the JVM. */
  private static final class Shared {
    static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
      try {
        return EmbeddedPostgres.builder().setServerConfig("max_connections", "300").start();
      } catch (IOException e) {
        throw new IllegalStateException("PostgreSQL does not start", e);
      }
    }
  }

  /** Makes an empty database. */
  public static Database create(String name) {
    int port = Shared.POSTGRES.getPort();
    try (Connection connection = new Database(port, "postgres").connect();
        var statement = connection.createStatement()) {
      statement.execute("create database \"" + name + "\"");
      return new Database(port, name);
    } catch (SQLException e) {
      throw new IllegalStateException("No database " + name, e);
    }
  }

  /** Opens a connection; the caller closes it. */
  public Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + name, OWNER, "");
  }

  /** What a server needs to know to use it. */
  public Map<String, String> settings() {
    return Map.of(
        "PULP_DB_HOST",
        "127.0.0.1",
        "PULP_DB_PORT",
        Integer.toString(port),
        "PULP_DB_NAME",
        name,
        "PULP_DB_USER",
        OWNER,
        "PULP_DB_PASSWORD",
        "unused");
  }

  /** The number that a query selects. */
  public long number(String query) {
    try (Connection connection = connect();
        var statement = connection.createStatement();
        var result = statement.executeQuery(query)) {
      result.next();
      return result.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(query, e);
    }
  }
}
