package pulp.remote;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import pulp.problem.Problem;

/**
 * Files of this machine, read as {@code file://} URLs. The rules are checked at every use, for
 * links may have changed.
 */
final class LocalFiles {
  private final ImportPaths paths;

  LocalFiles(ImportPaths paths) {
    this.paths = paths;
  }

  Opened open(String url, long from) throws FetchFailed {
    paths
        .refusal(url)
        .ifPresent(message -> {
          throw Problem.Invalid.field("url", message);
        });
    Path real =
        ImportPaths.real(ImportPaths.path(url))
            .orElseThrow(() -> unreadable(url, "It cannot be resolved"));
    if (!Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS)) {
      throw unreadable(url, Files.exists(real) ? "It is no regular file" : "No such file");
    }
    try {
      // No link may have taken the place of what was looked at.
      FileChannel channel =
          FileChannel.open(
              real, java.util.Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
      return opened(channel, from);
    } catch (IOException e) {
      throw unreadable(url, e.getMessage());
    }
  }

  private static Opened opened(FileChannel channel, long from) throws IOException {
    InputStream body = Channels.newInputStream(channel.position(from));
    String length = Long.toString(Math.max(0, channel.size() - from));
    return new Opened(from > 0 ? 206 : 200, Map.of("content-length", length), body, channel);
  }

  private static FetchFailed unreadable(String url, String why) {
    return FetchFailed.forGood(
        new Problem.Failure("PLP0027", "Could not read " + Failures.shown(url) + ": " + why + "."),
        null);
  }
}
