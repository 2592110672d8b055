package pulp.sql;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * A connection that remembers its level of isolation. Payara asks for it whenever a connection is
 * taken from the pool, and the driver asks the database: one round trip more for each statement.
 */
final class KnownIsolation implements InvocationHandler {
  private final Connection connection;
  private Integer level;

  private KnownIsolation(Connection connection) {
    this.connection = connection;
  }

  static Connection of(Connection connection) {
    return (Connection)
        Proxy.newProxyInstance(
            KnownIsolation.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            new KnownIsolation(connection));
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

  private Object call(Method method, Object... arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException failure) {
      throw failure.getCause();
    }
  }
}
