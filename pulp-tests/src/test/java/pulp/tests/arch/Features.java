package pulp.tests.arch;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The features of pulp-domain in layers: a feature uses those above it, never those below. */
final class Features {
  private static final List<Set<String>> LAYERS =
      List.of(
          Set.of(
              "json",
              "problem",
              "sql",
              "settings",
              "web",
              "plugin",
              "access",
              "field",
              "storage",
              "domain"),
          Set.of("instance", "artifact", "task"),
          Set.of("resource"),
          Set.of("content", "remote"),
          Set.of("repository"),
          Set.of("publication"),
          Set.of("guard", "distribution"),
          Set.of("housekeeping"));

  private Features() {}

  /** The layer of a class, 0 for the lowest; empty when it belongs to no feature. */
  static Optional<Integer> layer(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith("pulp.") || name.startsWith("pulp.content.app")) {
      return Optional.empty();
    }
    String feature = name.split("\\.", -1)[1];
    for (int i = 0; i < LAYERS.size(); i++) {
      if (LAYERS.get(i).contains(feature)) {
        return Optional.of(i);
      }
    }
    return Optional.empty();
  }

  /** Uses nothing of a layer above its own. */
  static ArchCondition<JavaClass> lookDownOnly() {
    return new ArchCondition<>("use only features of their layer and of those before it") {
      @Override
      public void check(JavaClass type, ConditionEvents events) {
        for (Dependency use : type.getDirectDependenciesFromSelf()) {
          Optional<Integer> target = layer(use.getTargetClass().getBaseComponentType());
          boolean right =
              target.isPresent() && target.get() > layer(type).orElse(Integer.MAX_VALUE);
          if (right) {
            events.add(SimpleConditionEvent.violated(use, use.getDescription()));
          }
        }
      }
    };
  }
}
