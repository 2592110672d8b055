package pulp.api;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletRequestWrapper;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/**
 * Paths with a percent sign that begins no encoding, {@code /100%.txt}. Payara answers them 200
 * with an empty body before an application sees them, so that a client takes the emptiness for a
 * file. Here each becomes {@code %25} as soon as a request comes in, as Pulp reads it. Asked of
 * Payara's own objects by name: the Servlet API begins too late. Other servers refuse such paths.
 */
final class LonePercents {
  private static final Logger LOG = System.getLogger(LonePercents.class.getName());
  private static final Pattern LONE = Pattern.compile("%(?![0-9a-fA-F]{2})");

  private final AtomicBoolean asked = new AtomicBoolean();

  /** Sees to it for all requests that come after this one, whatever they ask for. */
  void mendAfter(ServletRequest request) {
    if (asked.get() || !asked.compareAndSet(false, true)) {
      return;
    }
    ServletRequest innermost = request;
    while (innermost instanceof ServletRequestWrapper wrapper) {
      innermost = wrapper.getRequest();
    }
    if (!innermost.getClass().getName().startsWith("org.apache.catalina.")) {
      return;
    }
    try {
      listen(innermost);
    } catch (ReflectiveOperationException | RuntimeException e) {
      LOG.log(Level.WARNING, "Paths with a stray percent sign cannot be read: {0}", e.toString());
    }
  }

  private static void listen(ServletRequest facade) throws ReflectiveOperationException {
    Method behindTheFacade = facade.getClass().getDeclaredMethod("getUnwrappedCoyoteRequest");
    behindTheFacade.setAccessible(true);
    Object request = call(behindTheFacade.invoke(facade), "getCoyoteRequest");
    Object filter = call(request, "getHttpFilter");
    ClassLoader loader = filter.getClass().getClassLoader();
    Class<?> probe = loader.loadClass("org.glassfish.grizzly.http.server.HttpServerProbe");
    Object probes = Array.newInstance(probe, 1);
    Array.set(probes, 0, probe(probe, new Uri(request)));
    Object monitoring = call(filter, "getMonitoringConfig");
    monitoring
        .getClass()
        .getMethod("addProbes", Object[].class)
        .invoke(monitoring, new Object[] {probes});
  }

  @SuppressWarnings("ReferenceEquality") // a probe is equal to itself alone
  private static Object probe(Class<?> type, Uri uri) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (self, method, arguments) ->
            switch (method.getName()) {
              case "onRequestReceiveEvent" -> {
                uri.mend(arguments[2]);
                yield null;
              }
              case "equals" -> self == arguments[0];
              case "hashCode" -> System.identityHashCode(self);
              case "toString" -> "stray percent signs";
              default -> null;
            });
  }

  private static Object call(Object object, String method) throws ReflectiveOperationException {
    return object.getClass().getMethod(method).invoke(object);
  }

  /** Where Grizzly keeps the path of a request. */
  private static final class Uri {
    private final Method packet;
    private final Method reference;
    private final Method text;
    private final Method init;

    Uri(Object request) throws ReflectiveOperationException {
      packet = request.getClass().getMethod("getRequest");
      reference = packet.getReturnType().getMethod("getRequestURIRef");
      text = reference.getReturnType().getMethod("getURI", Charset.class);
      init = reference.getReturnType().getMethod("init", String.class);
    }

    void mend(Object request) throws ReflectiveOperationException {
      Object uri = reference.invoke(packet.invoke(request));
      String sent = (String) text.invoke(uri, StandardCharsets.ISO_8859_1);
      if (sent.indexOf('%') >= 0 && LONE.matcher(sent).find()) {
        init.invoke(uri, mended(sent));
      }
    }
  }

  /** Takes a path whose characters are its bytes. */
  static String mended(String sent) {
    StringBuilder text = new StringBuilder(LONE.matcher(sent).replaceAll("%25"));
    for (int i = text.length() - 1; i >= 0; i--) {
      if (text.charAt(i) > '~') {
        text.replace(i, i + 1, "%" + Integer.toHexString(text.charAt(i)));
      }
    }
    return text.toString();
  }
}
