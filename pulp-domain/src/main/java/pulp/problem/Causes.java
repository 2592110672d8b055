package pulp.problem;

import java.util.Objects;
import java.util.stream.Stream;

/** What lies inside of what a container wrapped around it. */
public final class Causes {
  private Causes() {}

  /** The failure itself, then what it comes from, the outermost first. */
  public static Stream<Throwable> of(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }
}
