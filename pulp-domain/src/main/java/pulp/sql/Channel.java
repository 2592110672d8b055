package pulp.sql;

/**
 * A bean that hears what is sent by {@code pg_notify} on a channel. Notifications are hints: one
 * may be lost with the connection, so {@link #connected()} tells to look at everything again.
 */
public interface Channel {
  /** The name of the channel. */
  String name();

  /**
   * A notification came, after the commit that sent it. Called on the one listening thread: hand
   * over what takes time.
   */
  void heard(String payload);

  /** The listening connection was made, at first or anew. */
  void connected();

  /** The listening connection is gone: until {@link #connected()} nothing will be heard. */
  default void lost() {}
}
