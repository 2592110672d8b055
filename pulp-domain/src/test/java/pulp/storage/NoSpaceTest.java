package pulp.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import pulp.sql.SqlFailure;

class NoSpaceTest {
  @Test
  void aFullDiskIsSeenThroughWhateverIsWrappedAroundIt() {
    IOException full = new IOException("No space left on device");
    assertThat(NoSpace.isCauseOf(new IllegalStateException(new UncheckedIOException(full))))
        .isTrue();
    assertThat(NoSpace.isCauseOf(new FileSystemException("/a/b", null, "Disk quota exceeded")))
        .isTrue();
    assertThat(NoSpace.isCauseOf(new SqlFailure(new SQLException("could not extend", "53100"))))
        .isTrue();
  }

  @Test
  void nothingElseIsAFullDisk() {
    assertThat(NoSpace.isCauseOf(new IOException("Connection reset"))).isFalse();
    assertThat(NoSpace.isCauseOf(new IOException((String) null))).isFalse();
    assertThat(NoSpace.isCauseOf(new IllegalStateException("No space left on device"))).isFalse();
    assertThat(NoSpace.isCauseOf(new SqlFailure(new SQLException("clash", "23505")))).isFalse();
  }
}
