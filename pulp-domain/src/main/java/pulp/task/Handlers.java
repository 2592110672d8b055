package pulp.task;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashMap;
import java.util.Map;

/** All kinds of tasks that are present, by the names that clients know. */
@ApplicationScoped
public class Handlers {
  @Inject @Any Instance<TaskHandler<?>> handlers;
  @Inject @Any Instance<LongTask<?>> longTasks;

  private final Map<String, Kind> byName = new HashMap<>();

  /**
   * A kind of task.
   *
   * @param name what clients know it by
   * @param handler a {@link TaskHandler} or a {@link LongTask}
   * @param params the record of its parameters
   */
  public record Kind(String name, Object handler, Class<? extends Record> params) {}

  @PostConstruct
  void collect() {
    handlers.handles().forEach(handle -> add(handle.getBean().getBeanClass(), handle.get()));
    longTasks.handles().forEach(handle -> add(handle.getBean().getBeanClass(), handle.get()));
  }

  private void add(Class<?> type, Object handler) {
    String name = nameOf(type);
    if (byName.put(name, new Kind(name, handler, paramsOf(type))) != null) {
      throw new IllegalStateException("Two kinds of tasks are called " + name);
    }
  }

  /** The name written on a kind's class. */
  static String nameOf(Class<?> type) {
    TaskName name = type.getAnnotation(TaskName.class);
    if (name == null) {
      throw new IllegalStateException(type + " has no @TaskName");
    }
    return name.value();
  }

  private static Class<? extends Record> paramsOf(Class<?> type) {
    for (Type face : type.getGenericInterfaces()) {
      if (face instanceof ParameterizedType known
          && (known.getRawType() == TaskHandler.class || known.getRawType() == LongTask.class)) {
        return ((Class<?>) known.getActualTypeArguments()[0]).asSubclass(Record.class);
      }
    }
    throw new IllegalStateException(type + " does not say what parameters it takes");
  }

  /** A kind by name. */
  public Kind named(String name) {
    Kind kind = byName.get(name);
    if (kind == null) {
      throw new IllegalStateException("No kind of task is called " + name);
    }
    return kind;
  }
}
