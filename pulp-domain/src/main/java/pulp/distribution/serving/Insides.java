package pulp.distribution.serving;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import pulp.settings.Settings;

/** Finds what a path names inside one distribution. */
@ApplicationScoped
class Insides {
  private static final Resolution.Nothing UNPOINTED =
      new Resolution.Nothing(
          "Distribution is not pointing to a publication, repository, repository version, or remote.");

  @Inject Paths paths;
  @Inject Settings settings;

  /** What publication or version, checkpoint or superseded publication hold there. */
  Resolution at(Request request, List<LiveContent> live) {
    Served served = request.served();
    if (!served.pointed()) {
      return UNPOINTED;
    }
    if (served.checkpoints() != null) {
      return atCheckpoint(request);
    }
    Resolution current =
        served.current() == null
            ? named(request, live)
            : in(served.current(), request.path(), request, live);
    return current instanceof Resolution.Nothing ? superseded(request) : current;
  }

  /** What a distribution type answered. */
  Resolution of(Answer answer) {
    return switch (answer) {
      case Answer.Unit unit ->
          paths
              .file(unit.contentArtifact())
              .map(file -> file(file.path(), file.file(), file.file().added()))
              .orElse(Resolution.NOTHING);
      case Answer.Absent absent -> Resolution.NOTHING;
      case Answer.Nothing nothing -> Resolution.NOTHING;
      default -> new Resolution.Live(answer);
    };
  }

  void gone(UUID contentArtifact) {
    paths.gone(contentArtifact);
  }

  private Resolution atCheckpoint(Request request) {
    Checkpoints checkpoints = new Checkpoints(request.served().checkpoints(), Clock.systemUTC());
    if (request.path().isEmpty()) {
      return new Resolution.Listing("", true, checkpoints.entries());
    }
    if (request.path().indexOf('/') < 0) {
      return new Resolution.Redirect(request.whole() + "/");
    }
    return checkpoints
        .at(request.path())
        .map(hit -> atCheckpoint(hit, request))
        .orElse(Resolution.NOTHING);
  }

  private Resolution atCheckpoint(Checkpoints.Hit hit, Request request) {
    if (!hit.stamp().equals(hit.asked())) {
      return new Resolution.Redirect(
          request.served().basePath() + "/" + hit.stamp() + "/" + hit.rest());
    }
    return in(hit.source(), hit.rest(), request, List.of());
  }

  private Resolution in(Source source, String path, Request request, List<LiveContent> live) {
    return switch (paths.at(source, path)) {
      case Found.File file -> file(path, file, since(file, source));
      case Found.Index index ->
          request.isDirectory()
              ? file(path + "index.html", index.file(), source.created())
              : new Resolution.Redirect(request.whole() + "/");
      case Found.Directory directory ->
          request.isDirectory()
              ? listing(request, merged(paths.entries(source, path), names(request, live)))
              : new Resolution.Redirect(request.whole() + "/");
      case Found.Nowhere nowhere -> named(request, live);
    };
  }

  /** A directory that only a distribution type knows. */
  private Resolution named(Request request, List<LiveContent> live) {
    Set<String> names = names(request, live);
    if (names.isEmpty()) {
      return Resolution.NOTHING;
    }
    return request.isDirectory()
        ? listing(request, merged(List.of(), names))
        : new Resolution.Redirect(request.whole() + "/");
  }

  /** Only files, no directories: for the grace period of what was published before (§7.5). */
  private Resolution superseded(Request request) {
    long now = System.nanoTime();
    for (Served.Superseded old : request.served().superseded()) {
      boolean alive = old.deadline() == Long.MAX_VALUE || old.deadline() - now > 0;
      if (alive && paths.at(old.source(), request.path()) instanceof Found.File file) {
        return file(request.path(), file, since(file, old.source()));
      }
    }
    return Resolution.NOTHING;
  }

  private static Instant since(Found.File file, Source source) {
    return file.added() == null ? source.created() : file.added();
  }

  private static Resolution file(String name, Found.File file, Instant since) {
    Resolution.Place place = new Resolution.Place(name, since);
    return file.isStored()
        ? new Resolution.Stored(
            place, file.contentArtifact(), file.sha256(), file.size(), file.file())
        : new Resolution.Remote(place, file.contentArtifact(), file.sha256(), file.size());
  }

  private Resolution listing(Request request, List<Resolution.Entry> entries) {
    return new Resolution.Listing(settings.contentPathPrefix() + request.whole(), true, entries);
  }

  private static Set<String> names(Request request, List<LiveContent> live) {
    String path = request.path();
    String directory = request.isDirectory() ? path : path + "/";
    return live.stream()
        .flatMap(type -> type.entries(request.served(), directory).stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static List<Resolution.Entry> merged(List<Resolution.Entry> entries, Set<String> names) {
    if (names.isEmpty()) {
      return entries;
    }
    Set<String> missing = new TreeSet<>(names);
    entries.forEach(entry -> missing.remove(entry.name()));
    List<Resolution.Entry> all = new ArrayList<>(entries);
    missing.forEach(name -> all.add(new Resolution.Entry(name, null, null)));
    all.sort(Comparator.comparing(Resolution.Entry::name));
    return all;
  }
}
