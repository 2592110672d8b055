package pulp.sql;

import jakarta.annotation.PostConstruct;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.util.TypeLiteral;
import jakarta.inject.Inject;
import java.lang.annotation.Annotation;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * Beans put together as the container would, on the test database: one of each class, with all that
 * it injects. Not for several threads, but what it made is. Events are gathered and nobody hears
 * them; there are no interceptors, so a test calls {@link TestDatabase#inTransaction} where a
 * service would have a transaction.
 */
public final class TestBeans {
  private final List<Object> beans = new ArrayList<>();
  private final Set<Class<?>> absent = new HashSet<>();
  private final List<Object> events = Collections.synchronizedList(new ArrayList<>());

  /** Beans on the test database. */
  public TestBeans() {
    beans.add(TestDatabase.sql());
    beans.add(TestDatabase.waits());
  }

  /** Adds a bean that is found by each of its types; what it has already stays as it is. */
  public TestBeans with(Object bean) {
    beans.add(bean);
    fill(bean);
    return this;
  }

  /** Leaves fields of these classes null: a test does not come to where they are used. */
  public TestBeans without(Class<?>... classes) {
    absent.addAll(List.of(classes));
    return this;
  }

  /** What was fired so far. */
  public List<Object> events() {
    return events;
  }

  /** The bean of a class. */
  public <T> T get(Class<T> type) {
    for (Object bean : beans) {
      if (type.isInstance(bean)) {
        return type.cast(bean);
      }
    }
    T made = make(type);
    beans.add(made);
    fill(made);
    begin(made);
    return made;
  }

  private static <T> T make(Class<T> type) {
    try {
      Constructor<T> constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      return constructor.newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " cannot be made", e);
    }
  }

  private void fill(Object bean) {
    try {
      for (Class<?> type = bean.getClass(); type != null; type = type.getSuperclass()) {
        for (Field field : type.getDeclaredFields()) {
          if (field.isAnnotationPresent(Inject.class)) {
            field.setAccessible(true);
            if (field.get(bean) == null) {
              field.set(bean, value(field));
            }
          }
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(bean.getClass() + " cannot be filled", e);
    }
  }

  private static void begin(Object bean) {
    try {
      for (Method method : bean.getClass().getDeclaredMethods()) {
        if (method.isAnnotationPresent(PostConstruct.class)) {
          method.setAccessible(true);
          method.invoke(bean);
        }
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(bean.getClass() + " cannot begin", e);
    }
  }

  private Object value(Field field) {
    if (field.getType() == Instance.class) {
      Type wanted = ((ParameterizedType) field.getGenericType()).getActualTypeArguments()[0];
      return new Found(
          (Class<?>) (wanted instanceof ParameterizedType generic ? generic.getRawType() : wanted));
    }
    if (absent.contains(field.getType())) {
      return null;
    }
    return field.getType() == Event.class ? new Gathering() : get(field.getType());
  }

  /** The beans of a type when they are asked for. */
  private final class Found implements Instance<Object> {
    private final Class<?> type;

    Found(Class<?> type) {
      this.type = type;
    }

    @Override
    public Iterator<Object> iterator() {
      return new ArrayList<>(beans).stream().filter(type::isInstance).iterator();
    }

    @Override
    public Object get() {
      return TestBeans.this.get(type);
    }

    @Override
    public Instance<Object> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U> Instance<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> Instance<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isUnsatisfied() {
      return !iterator().hasNext();
    }

    @Override
    public boolean isAmbiguous() {
      return false;
    }

    @Override
    public void destroy(Object instance) {}

    @Override
    public Handle<Object> getHandle() {
      throw new UnsupportedOperationException();
    }

    @Override
    public Iterable<? extends Handle<Object>> handles() {
      return List.of(); // kinds of tasks, of which a test runs none
    }
  }

  private final class Gathering implements Event<Object> {
    @Override
    public void fire(Object event) {
      events.add(event);
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> CompletionStage<U> fireAsync(U event, NotificationOptions options) {
      throw new UnsupportedOperationException();
    }

    @Override
    public Event<Object> select(Annotation... qualifiers) {
      return this;
    }

    @Override
    public <U> Event<U> select(Class<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public <U> Event<U> select(TypeLiteral<U> subtype, Annotation... qualifiers) {
      throw new UnsupportedOperationException();
    }
  }
}
