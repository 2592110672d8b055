package pulp.content.app;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import pulp.distribution.serving.Resolution;
import pulp.distribution.serving.Resolver;
import pulp.domain.Domains;
import pulp.problem.Problem;
import pulp.settings.Role;
import pulp.settings.Settings;
import pulp.sql.SqlFailure;

/** Everything below {@code /pulp/content/}. */
@WebServlet(urlPatterns = "/*", asyncSupported = true, loadOnStartup = 1)
public class ContentServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = System.getLogger(ContentServlet.class.getName());

  @Inject transient Settings settings;
  @Inject transient Domains domains;
  @Inject transient Resolver resolver;
  @Inject transient PlainAnswers plain;
  @Inject transient StoredAnswers stored;
  @Inject transient RemoteAnswers remote;

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      answer(request, response);
    } catch (Problem problem) {
      plain.problem(problem, request, response);
    } catch (SqlFailure failure) {
      unanswered(failure, request, response);
    } catch (IOException failure) {
      LOG.log(Level.DEBUG, "A client went away: {0}", failure.toString());
      throw failure;
    } catch (RuntimeException defect) {
      LOG.log(Level.ERROR, "Cannot answer " + request.getRequestURI(), defect);
      plain.trouble(request, response);
    }
  }

  private void unanswered(
      SqlFailure failure, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (failure.isAway()) {
      plain.away(request, response);
    } else {
      LOG.log(Level.ERROR, "Cannot answer " + request.getRequestURI(), failure);
      plain.trouble(request, response);
    }
  }

  private void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (!settings.has(Role.CONTENT)) {
      throw new Problem.NotFound("This instance does not serve content.");
    }
    boolean head = request.getMethod().equals("HEAD");
    if (!head && !request.getMethod().equals("GET")) {
      plain.wrongMethod(request, response);
      return;
    }
    String raw = request.getRequestURI().substring(request.getContextPath().length());
    if (head && raw.length() <= 1) {
      response.setStatus(HttpServletResponse.SC_OK); // whether this process lives asks no database
      return;
    }
    if (raw.isEmpty()) { // some servers redirect by themselves
      plain.redirect(new Resolution.Redirect(""), request, response);
    } else {
      answer(RawPath.decode(raw.substring(1)), request, response);
    }
  }

  private void answer(String path, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    switch (resolver.resolve(domains.current(), path, new ContentCall(request, path))) {
      case Resolution.Stored file -> send(file, request, response);
      case Resolution.Remote file -> remote.send(file, request, response);
      case Resolution.Listing listing -> plain.listing(listing, request, response);
      case Resolution.Redirect redirect -> plain.redirect(redirect, request, response);
      case Resolution.Live live -> plain.live(live.answer(), request, response);
      case Resolution.Nothing nothing -> throw new Problem.NotFound(nothing.reason());
    }
  }

  private void send(
      Resolution.Stored file, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try {
      stored.isBeingSent(file, request, response);
    } catch (NoSuchFileException e) {
      LOG.log(Level.WARNING, "An artifact has no file: {0}", file.file());
      resolver.gone(file.contentArtifact());
      remote.send(file.lost(), request, response);
    }
  }
}
