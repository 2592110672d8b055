package pulp.tests.server;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import pulp.tests.client.Pulp;

/**
 * Gives tests the one server that they all share, as a {@link PulpServer} or as a {@link Pulp}
 * client.
 */
public final class SharedServer implements ParameterResolver {
  /** Ends with the last test of the JVM; a start that failed is not tried again. */
  private record Held(PulpServer server, RuntimeException failure) implements AutoCloseable {
    static Held start() {
      MicroServer server = MicroServer.external("shared");
      try {
        server.start();
        return new Held(server, null);
      } catch (RuntimeException e) {
        return new Held(server, e);
      }
    }

    PulpServer running() {
      if (failure != null) {
        throw new IllegalStateException("The shared server did not start", failure);
      }
      return server;
    }

    @Override
    public void close() {
      server.close();
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == PulpServer.class || type == Pulp.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    PulpServer server = of(context);
    return parameter.getParameter().getType() == Pulp.class ? server.pulp() : server;
  }

  private static PulpServer of(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(SharedServer.class))
        .getOrComputeIfAbsent(Held.class, key -> Held.start(), Held.class)
        .running();
  }
}
