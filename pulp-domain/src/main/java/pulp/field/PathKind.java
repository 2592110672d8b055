package pulp.field;

import pulp.storage.SafePath;

/** Relative paths in canonical form (specification 02 §0.7). */
final class PathKind extends TextKind {
  @Override
  public Object read(Field field, Object input, Reading reading) throws Reading.Wrong {
    String path = (String) super.read(field, input, reading);
    if (!SafePath.isCanonical(path)) {
      throw new Reading.Wrong("Relative path is not in canonical form. " + path);
    }
    return path;
  }
}
