package pulp.remote;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.SystemDefaultDnsResolver;

/**
 * Resolves names and, where that is set, refuses loopback, link-local and private addresses. The
 * connection goes to the very addresses that were looked at, so a name that resolves differently
 * the next time gains nothing.
 */
final class Addresses implements DnsResolver {
  private final boolean forbidPrivate;

  Addresses(boolean forbidPrivate) {
    this.forbidPrivate = forbidPrivate;
  }

  /** The address is refused; trying again will not help. */
  static final class Forbidden extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    Forbidden(String host) {
      super("Requests to loopback, link-local and private addresses are forbidden here: " + host);
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = SystemDefaultDnsResolver.INSTANCE.resolve(host);
    if (forbidPrivate) {
      for (InetAddress address : found) {
        if (isPrivate(address)) {
          throw new Forbidden(host);
        }
      }
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return SystemDefaultDnsResolver.INSTANCE.resolveCanonicalHostname(host);
  }

  static boolean isPrivate(InetAddress address) {
    byte[] bytes = address.getAddress();
    int first = bytes[0] & 0xff;
    boolean unique = address instanceof Inet6Address && (first & 0xfe) == 0xfc;
    boolean carrier = bytes.length == 4 && first == 100 && (bytes[1] & 0xc0) == 64;
    return address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()
        || unique
        || carrier
        || (bytes.length == 4 && first == 0);
  }
}
