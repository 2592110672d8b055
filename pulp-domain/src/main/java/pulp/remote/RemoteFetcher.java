package pulp.remote;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import pulp.problem.Problem;
import pulp.storage.ArtifactStore;
import pulp.storage.Incoming;
import pulp.storage.Received;

/** Fetches for one remote, by the scheme of each URL. */
final class RemoteFetcher implements Fetcher {
  private static final int DEFAULT_CONCURRENCY = 10;
  private static final int DEFAULT_RETRIES = 3;
  private static final int MOST_MINUTES = 60;
  private static final int BUFFER = 64 * 1024;

  private final RemoteConfig config;
  private final ArtifactStore store;
  private final HttpUpstream web;
  private final LocalFiles local;
  private final Backoff backoff;
  private final Semaphore permits;

  RemoteFetcher(
      RemoteConfig config,
      ArtifactStore store,
      HttpUpstream web,
      LocalFiles local,
      Backoff backoff) {
    this.config = config;
    this.store = store;
    this.web = web;
    this.local = local;
    this.backoff = backoff;
    Long wanted = config.downloadConcurrency();
    long concurrency = wanted == null ? DEFAULT_CONCURRENCY : wanted;
    permits = new Semaphore((int) Math.min(concurrency, WebClient.MOST_CONNECTIONS));
  }

  /** One attempt at something. */
  private interface Attempt<T> {
    T make() throws FetchFailed, InterruptedException;
  }

  @Override
  public Received fetch(String url, Expected expected) {
    Set<String> known = expected.digests().keySet();
    if (!known.isEmpty() && Collections.disjoint(known, store.digests())) {
      throw Failures.forbidden(known);
    }
    return retried(url, () -> received(url, expected));
  }

  @Override
  public Opened open(String url, long from) {
    return retried(url, () -> opened(url, from));
  }

  private <T> T retried(String url, Attempt<T> attempt) {
    Long given = config.maxRetries();
    long retries = given == null || given <= 0 ? DEFAULT_RETRIES : given;
    try {
      for (int number = 1; ; number++) {
        try {
          return attempt.make();
        } catch (FetchFailed failed) {
          if (!failed.isWorthAnother() || number > retries) {
            throw failed.problem();
          }
          backoff.await(number, failed.after()); // without a permit: others go on meanwhile
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Problem.Failure(
          "PLP0027", "Interrupted while fetching " + Failures.shown(url) + ".");
    }
  }

  private Received received(String url, Expected expected)
      throws FetchFailed, InterruptedException {
    try (Opened opened = readable(opened(url, 0), expected);
        Incoming incoming = store.open()) {
      refuseOtherSize(url, expected, opened);
      copy(url, expected, opened, incoming);
      Received received = incoming.finish();
      Problem difference = Failures.difference(url, expected, received).orElse(null);
      if (difference != null) {
        store.discard(received);
        throw FetchFailed.forNow(difference, (Throwable) null);
      }
      return received;
    } catch (IOException e) { // of closing alone
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Some servers compress although nobody asked. What is described by size or digest is compared as
   * it comes, for files that are compressed themselves are sent with that header too; of what is
   * not described, a list of files say, what was compressed is wanted.
   */
  private static Opened readable(Opened opened, Expected expected) {
    boolean described = expected.isSized() || !expected.digests().isEmpty();
    return described ? opened : opened.unzipped();
  }

  private static void refuseOtherSize(String url, Expected expected, Opened opened)
      throws FetchFailed {
    if (expected.isSized()
        && opened.length().isPresent()
        && opened.length().getAsLong() != expected.size()) {
      String actual = Long.toString(opened.length().getAsLong());
      throw FetchFailed.forNow(Failures.size(url, expected.size(), actual), (Throwable) null);
    }
  }

  private static void copy(String url, Expected expected, Opened opened, Incoming incoming)
      throws FetchFailed {
    byte[] buffer = new byte[(int) Math.min(BUFFER, opened.length().orElse(BUFFER) + 1)];
    for (int count = read(url, opened, buffer); count >= 0; count = read(url, opened, buffer)) {
      incoming.append(buffer, count); // a full disk is nothing that another attempt would mend
      if (expected.isSized() && incoming.size() > expected.size()) {
        String actual = "at least " + incoming.size();
        throw FetchFailed.forNow(Failures.size(url, expected.size(), actual), (Throwable) null);
      }
    }
  }

  private static int read(String url, Opened opened, byte[] buffer) throws FetchFailed {
    try {
      return opened.body().read(buffer);
    } catch (IOException e) {
      throw Failures.connection(url, e);
    }
  }

  private Opened opened(String url, long from) throws FetchFailed, InterruptedException {
    if (!permits.tryAcquire(MOST_MINUTES, TimeUnit.MINUTES)) {
      throw FetchFailed.forGood(Failures.timeout(url), null);
    }
    boolean open = false;
    try {
      Deadline deadline = new Deadline(config.timeouts().total());
      Opened opened = begin(url, from).with(permits::release).until(deadline);
      open = true;
      return opened;
    } finally {
      if (!open) {
        permits.release();
      }
    }
  }

  /** Schemes are looked up, never guessed from how the text begins. */
  private Opened begin(String url, long from) throws FetchFailed, InterruptedException {
    return switch (Urls.scheme(url)) {
      case "http", "https" -> web.open(url, from);
      case "file" -> local.open(url, from);
      default -> throw FetchFailed.forGood(Failures.scheme(url), null);
    };
  }
}
