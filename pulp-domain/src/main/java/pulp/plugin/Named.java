package pulp.plugin;

/** A bean that describes one type of resource; {@link TypeNames} finds it by any of its names. */
public interface Named {
  /** The names of the type. */
  TypeName name();
}
