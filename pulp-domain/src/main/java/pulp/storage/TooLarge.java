package pulp.storage;

import java.io.IOException;

/** More bytes came than were allowed. */
public final class TooLarge extends IOException {
  private static final long serialVersionUID = 1L;

  /** Takes the limit in bytes. */
  public TooLarge(long limit) {
    super("More than " + limit + " bytes.");
  }
}
