package pulp.tests.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.PackageMatcher;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.stream.Stream;

/** Cuts the code into features, edges and plugins. */
final class Slices implements SliceAssignment {
  @Override
  public SliceIdentifier getIdentifierOf(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith("pulp.")) {
      return SliceIdentifier.ignore();
    }
    if (name.startsWith("pulp.content.app")) {
      return SliceIdentifier.of("content.app");
    }
    return SliceIdentifier.of(name.split("\\.", -1)[1]);
  }

  @Override
  public String getDescription() {
    return "features, edges and plugins";
  }

  /** Uses no class of another one of the packages. */
  static ArchCondition<JavaClass> knowNoOtherOf(String... packages) {
    return new ArchCondition<>("know no other edge") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
          boolean other =
              Stream.of(packages)
                  .map(PackageMatcher::of)
                  .filter(edge -> !edge.matches(type.getPackageName()))
                  .anyMatch(edge -> edge.matches(use.getTargetClass().getPackageName()));
          if (other) {
            events.add(SimpleConditionEvent.violated(use, use.getDescription()));
          }
        }
      }
    };
  }
}
