package pulp.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that the server's pool lends. It remembers its level of isolation, for Payara asks
 * whenever it is taken, and the driver asks the database: one round trip more for each statement.
 * And it is as impatient after a transaction as it was before ({@link Patience}).
 */
final class LentConnection implements InvocationHandler {
  private final Connection connection;
  private Integer level;

  private LentConnection(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            LentConnection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new LentConnection(connection));
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a connection is equal to itself alone
  public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
    return switch (method.getName()) {
      case "getTransactionIsolation" -> level();
      case "setTransactionIsolation" -> {
        level = null;
        yield call(method, arguments);
      }
      case "commit", "rollback" -> {
        Object none = call(method, arguments);
        becomeImpatient();
        yield none;
      }
      case "equals" -> proxy == arguments[0];
      default -> call(method, arguments);
    };
  }

  private Object level() throws SQLException {
    if (level == null) {
      level = connection.getTransactionIsolation();
    }
    return level;
  }

  private void becomeImpatient() throws SQLException {
    if (!connection.isClosed() && connection.getNetworkTimeout() != Patience.SHORT_MILLIS) {
      connection.setNetworkTimeout(Runnable::run, Patience.SHORT_MILLIS);
    }
  }

  private Object call(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
