package pulp.task;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name that clients see and filter by; written down, so that the class may move. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface TaskName {
  /** The dotted name, {@code pulp_file.app.tasks.synchronizing.synchronize}. */
  String value();
}
