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

  /** Answers; a {@link java.nio.file.NoSuchFileException} before anything was sent when the file is gone. */
  void send(Resolution.Stored stored, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    FileHead head = FileHead.of(stored.place(), stored.sha256(), stored.size());
    Ranges.Asked asked = Ranges.read(request.getHeader("Range"));
    if (asked instanceof Ranges.Malformed) {
      plain.noSuchRange(stored.size(), "Requested Range Not Satisfiable", request, response);
      return;
    }
    Conditions conditions = head.conditions(request);
    switch (conditions.judge()) {
      case NOT_MODIFIED -> {
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        head.writeValidators(response);
      }
      case FAILED -> {
        response.setStatus(HttpServletResponse.SC_PRECONDITION_FAILED);
        response.setContentLength(0);
      }
      case GO -> send(stored, head, conditions.isRangeWanted() ? asked : null, request, response);
    }
  }

  private void send(
      Resolution.Stored stored,
      FileHead head,
      Ranges.Asked asked,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    boolean whole = asked == null || asked instanceof Ranges.Everything;
    Ranges.Part part =
        whole ? new Ranges.Part(0, stored.size() - 1) : Ranges.of(asked, stored.size());
    if (part == null) {
      plain.noSuchRange(stored.size(), null, request, response);
    } else if (stored.size() <= HotFiles.SMALL) {
      byte[] bytes = files.bytes(stored);
      writeHead(head, part, whole, response);
      if (!isHead(request)) {
        response.getOutputStream().write(bytes, (int) part.first(), (int) part.length());
      }
    } else {
      sendLarge(stored, head, part, whole, request, response);
    }
  }

  private void sendLarge(
      Resolution.Stored stored,
      FileHead head,
      Ranges.Part part,
      boolean whole,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    FileChannel file = files.open(stored);
    writeHead(head, part, whole, response);
    if (isHead(request)) {
      file.close();
    } else {
      AsyncContext async = request.startAsync();
      async.setTimeout(0);
      new Pump(async, new FileBody(file, part), pumps).start();
    }
  }

  private static void writeHead(
      FileHead head, Ranges.Part part, boolean whole, HttpServletResponse response) {
    head.write(response);
    if (!whole) {
      head.writePart(response, part);
    }
    response.setContentLengthLong(part.length());
  }

  private static boolean isHead(HttpServletRequest request) {
    return request.getMethod().equals("HEAD");
  }
}
