package pulp.content.app;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import pulp.artifact.Artifact;
import pulp.distribution.serving.Fetch;
import pulp.distribution.serving.Fetches;
import pulp.distribution.serving.Resolution;

/**
 * Sends files that are not stored, while they are fetched (§10). A whole one goes without a length,
 * as clients of the original know it: so a body that turned out to be wrong can be told by its
 * missing end.
 */
@ApplicationScoped
class RemoteAnswers {
  private static final Logger LOG = System.getLogger(RemoteAnswers.class.getName());

  /** A HEAD for a file up to this size waits until the file is stored, for a while. */
  private static final long WORTH_WAITING = 64L << 20;

  private static final int WAIT_SECONDS = 20;

  @Inject Fetches fetches;
  @Inject StoredAnswers stored;
  @Inject PlainAnswers plain;
  @Inject Pumps pumps;

  @Resource(lookup = "java:comp/DefaultManagedExecutorService")
  ManagedExecutorService executor;

  /**
   * Answers at once what needs no byte of the file; else holds no thread until an upstream answers.
   */
  void send(Resolution.Remote file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FileHead head = FileHead.of(file.place(), file.sha256(), file.size());
    Ranges.Asked asked = head.wanted(request);
    if (plain.isRefused(head, asked, request, response)) {
      return;
    }
    Fetch.Reader reader = fetches.of(file);
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    ready(file, reader, request)
        .thenAcceptAsync(start -> proceed(start, file, reader, async), executor);
  }

  /**
   * When there is something to say: for a HEAD not before the file is stored, as clients look for
   * it right afterwards.
   */
  private static CompletionStage<Fetch.Start> ready(
      Resolution.Remote file, Fetch.Reader reader, HttpServletRequest request) {
    boolean patient =
        request.getMethod().equals("HEAD") && (file.size() == null || file.size() <= WORTH_WAITING);
    if (!patient) {
      return reader.start();
    }
    CompletableFuture<Boolean> end =
        reader
            .end()
            .toCompletableFuture()
            .copy()
            .completeOnTimeout(true, WAIT_SECONDS, TimeUnit.SECONDS);
    return end.thenCombine(reader.start(), (well, start) -> well ? start : new Fetch.Nowhere());
  }

  private void proceed(
      Fetch.Start start, Resolution.Remote file, Fetch.Reader reader, AsyncContext async) {
    boolean sending = false;
    try {
      sending = sent(start, file, reader, async);
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "A client went away: {0}", e.toString());
    } catch (RuntimeException e) {
      LOG.log(Level.ERROR, "Cannot send a file", e);
      ServerConnection.of(async.getRequest()).cut();
    } finally {
      if (!sending) {
        end(reader, async);
      }
    }
  }

  /** Returns whether the answer is still being sent. */
  private boolean sent(
      Fetch.Start start, Resolution.Remote file, Fetch.Reader reader, AsyncContext async)
      throws IOException {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    switch (start) {
      case Fetch.Nowhere nowhere ->
          plain.refuse(HttpServletResponse.SC_NOT_FOUND, "Not Found", request, response);
      case Fetch.Unavailable unavailable -> plain.away(request, response);
      case Fetch.Stored there -> {
        reader.close();
        Artifact artifact = there.artifact();
        return stored.isBeingSent(
            new Resolution.Stored(
                file.place(),
                file.contentArtifact(),
                artifact.sha256(),
                artifact.size(),
                artifact.file()),
            request,
            response);
      }
      case Fetch.Coming coming -> {
        return isBeingSent(FileHead.of(file.place(), file.sha256(), coming.size()), reader, async);
      }
    }
    return false;
  }

  private boolean isBeingSent(FileHead head, Fetch.Reader reader, AsyncContext async)
      throws IOException {
    HttpServletRequest request = (HttpServletRequest) async.getRequest();
    HttpServletResponse response = (HttpServletResponse) async.getResponse();
    Ranges.Asked asked = head.wanted(request);
    if (plain.isRefused(head, asked, request, response)) {
      return false;
    }
    head.write(response);
    Ranges.Part part = null;
    if (head.size() != null && !(asked instanceof Ranges.Everything)) {
      part = Ranges.of(asked, head.size());
      head.writePart(response, part);
    }
    if (request.getMethod().equals("HEAD")) {
      if (part == null && head.size() != null) {
        response.setContentLengthLong(head.size());
      }
      return false;
    }
    new Pump(async, new ComingBody(reader, part), pumps).start();
    return true;
  }

  private static void end(Fetch.Reader reader, AsyncContext async) {
    try {
      reader.close();
    } catch (IOException e) {
      LOG.log(Level.DEBUG, "Closing a file failed: {0}", e.toString());
    }
    async.complete();
  }
}
