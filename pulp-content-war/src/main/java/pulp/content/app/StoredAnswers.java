package pulp.content.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.channels.FileChannel;
import pulp.distribution.serving.Resolution;

/** Sends stored files, whole or in part (§9). */
@ApplicationScoped
class StoredAnswers {
  @Inject HotFiles files;
  @Inject PlainAnswers plain;
  @Inject Pumps pumps;

  /**
   * Answers; a {@link java.nio.file.NoSuchFileException} before anything was sent when the file is
   * gone. Returns whether the answer is still being sent, without a thread.
   */
  boolean isBeingSent(
      Resolution.Stored stored, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FileHead head = FileHead.of(stored.place(), stored.sha256(), stored.size());
    Ranges.Asked asked = head.wanted(request);
    if (plain.isRefused(head, asked, request, response)) {
      return false;
    }
    if (stored.size() > HotFiles.SMALL) {
      return isLargeBeingSent(stored, head, asked, request, response);
    }
    byte[] bytes = files.bytes(stored);
    Ranges.Part part = writeHead(head, asked, response);
    if (!isHead(request)) {
      response.getOutputStream().write(bytes, (int) part.first(), (int) part.length());
    }
    return false;
  }

  private boolean isLargeBeingSent(
      Resolution.Stored stored,
      FileHead head,
      Ranges.Asked asked,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    FileChannel file = files.open(stored);
    Ranges.Part part = writeHead(head, asked, response);
    if (isHead(request)) {
      file.close();
      return false;
    }
    new Pump(async(request), new FileBody(file, part), pumps).start();
    return true;
  }

  private static AsyncContext async(HttpServletRequest request) {
    if (request.isAsyncStarted()) {
      return request.getAsyncContext();
    }
    AsyncContext async = request.startAsync();
    async.setTimeout(0);
    return async;
  }

  private static Ranges.Part writeHead(
      FileHead head, Ranges.Asked asked, HttpServletResponse response) {
    Ranges.Part part = Ranges.of(asked, head.size());
    head.write(response);
    if (asked instanceof Ranges.Everything) {
      response.setContentLengthLong(head.size());
    } else {
      head.writePart(response, part);
    }
    return part;
  }

  private static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }
}
