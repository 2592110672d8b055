package pulp.plugin;

import java.util.Locale;

/**
 * The names of one type. None can be derived from another: {@code repositories/deb/apt} is {@code
 * deb.deb}.
 *
 * @param pulpType the value of {@code pulp_type}, {@code file.file}
 * @param endpoint the path of its collection below the API's prefix, no outer slashes, {@code
 *     repositories/file/file}
 * @param model app label and class name, {@code file.FileRepository}; gives PRN, permissions and
 *     parameter names
 * @param schema the base name of its OpenAPI schemas, {@code file.FileRepository}; core types have
 *     no label there
 * @param table its own table; for a type without columns of its own the master table
 */
public record TypeName(
    String pulpType, String endpoint, String model, String schema, String table) {
  /** The label before the dot, {@code file}. */
  public String app() {
    return model.substring(0, model.indexOf('.'));
  }

  /** The class name after the dot, {@code FileRepository}. */
  public String modelClass() {
    return model.substring(model.indexOf('.') + 1);
  }

  /** The model as PRNs have it, {@code file.filerepository}. */
  public String label() {
    return model.toLowerCase(Locale.ROOT);
  }
}
