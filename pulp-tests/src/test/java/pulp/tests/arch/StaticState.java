package pulp.tests.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;

/** What a class may keep in static fields: nothing that changes. */
final class StaticState {
  /** Types whose instances change; a constant collection is declared as List, Set or Map. */
  private static final List<String> CHANGING =
      List.of(
          "java.util.ArrayList",
          "java.util.HashMap",
          "java.util.HashSet",
          "java.util.LinkedHashMap",
          "java.util.TreeMap",
          "java.util.Queue",
          "java.util.concurrent.ConcurrentMap",
          "java.util.concurrent.atomic.AtomicReference",
          "java.util.concurrent.atomic.AtomicBoolean",
          "java.util.concurrent.atomic.AtomicInteger",
          "java.util.concurrent.atomic.AtomicLong",
          "java.util.concurrent.atomic.LongAdder",
          "java.util.concurrent.locks.Lock",
          "java.util.concurrent.Semaphore",
          "java.lang.ThreadLocal",
          "java.lang.StringBuilder",
          "com.github.benmanes.caffeine.cache.Cache");

  private StaticState() {}

  /** Holds no static field that is reassigned or whose value changes. */
  static ArchCondition<JavaField> notChange() {
    return new ArchCondition<>("be final and of a type that does not change") {
      @Override
      public void check(JavaField field, ConditionEvents events) {
        JavaClass type = field.getRawType();
        boolean isFinal = field.getModifiers().contains(JavaModifier.FINAL);
        boolean changes = CHANGING.stream().anyMatch(type::isAssignableTo);
        boolean isOpenArray =
            type.isArray() && !field.getModifiers().contains(JavaModifier.PRIVATE);
        if (!isFinal || changes || isOpenArray) {
          String what = isFinal ? "holds what changes: " : "is not final: ";
          events.add(SimpleConditionEvent.violated(field, what + field.getFullName()));
        }
      }
    };
  }
}
