package pulp.tests.arch;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

/** Whether a class lies in a package that the house style names. */
final class KnownPackage {
  private KnownPackage() {}

  static ArchCondition<JavaClass> known() {
    return new ArchCondition<>("lie in a feature of house-style §2") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        if (Features.layer(type).isEmpty()) {
          events.add(SimpleConditionEvent.violated(type, type.getName() + " lies in no feature"));
        }
      }
    };
  }
}
