package pulp.access;

/**
 * A known user.
 *
 * @param id the key, as in {@code /pulp/api/v3/users/1/}
 * @param name the user name
 * @param superuser may do everything
 */
public record User(int id, String name, boolean superuser) {}
