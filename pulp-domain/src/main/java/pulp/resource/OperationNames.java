package pulp.resource;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import pulp.plugin.TypeName;

/** The rules by which clients know operations (specification 01 §14.3 and §14.4). */
public final class OperationNames {
  private OperationNames() {}

  /** {@code repositories_file_file_sync}; takes the endpoint and the action. */
  public static String id(String endpoint, String action) {
    return endpoint.replace('/', '_').replace('-', '_').toLowerCase(Locale.ROOT) + "_" + action;
  }

  /** {@code file_file_repository_href}: the path parameter that stands for an item's whole href. */
  public static String href(TypeName type) {
    String words = type.modelClass().replaceAll("(?<!^)([A-Z])", "_$1").toLowerCase(Locale.ROOT);
    String app = type.app().equals("core") ? "" : type.app() + "_";
    return app + words + "_href";
  }

  /** {@code Repositories: File Versions}; takes the endpoint, nested pieces included. */
  public static String tag(String endpoint) {
    List<String> pieces = new ArrayList<>(Arrays.asList(endpoint.split("/")));
    if (pieces.size() > 2) {
      pieces.remove(1);
    }
    List<String> titles = pieces.stream().map(OperationNames::title).collect(Collectors.toList());
    if (titles.size() > 1) {
      titles.set(0, titles.get(0) + ":");
    }
    return String.join(" ", titles);
  }

  private static String title(String piece) {
    StringBuilder title = new StringBuilder();
    boolean start = true;
    for (int i = 0; i < piece.length(); i++) {
      char letter = piece.charAt(i);
      title.append(start ? Character.toUpperCase(letter) : letter);
      start = !Character.isLetterOrDigit(letter);
    }
    return title.toString();
  }
}
