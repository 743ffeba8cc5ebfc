package dev.headwater.tool.jooq;

import java.lang.reflect.Field;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jooq.meta.AbstractDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.postgres.PostgresRoutineDefinition;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of overloaded routines. jOOQ numbers them by {@code specific_name}, which ends in an
 * OID: the same migrations give other numbers on another server. Here the argument types decide.
 */
final class Overloads {

  private static final Field SPECIFIC_NAME = field(PostgresRoutineDefinition.class, "specificName");
  private static final Field OVERLOAD = field(AbstractDefinition.class, "overload");

  private Overloads() {}

  static List<RoutineDefinition> inStableOrder(List<RoutineDefinition> routines, Scope scope) {
    Map<String, List<RoutineDefinition>> byName =
        routines.stream().collect(Collectors.groupingBy(RoutineDefinition::getQualifiedName));
    byName.values().forEach(same -> number(same, scope));
    return routines.stream()
        .sorted(
            Comparator.comparing(RoutineDefinition::getQualifiedName)
                .thenComparing(scope::arguments))
        .toList();
  }

  private static void number(List<RoutineDefinition> same, Scope scope) {
    List<RoutineDefinition> sorted =
        same.stream().sorted(Comparator.comparing(scope::arguments)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      set(sorted.get(i), sorted.size() == 1 ? null : String.valueOf(i + 1));
    }
  }

  /** {@code specific_name} is the name, an underscore and the OID. */
  static Long oid(RoutineDefinition routine) {
    try {
      String name = (String) SPECIFIC_NAME.get(routine);
      return Long.valueOf(name.substring(name.lastIndexOf('_') + 1));
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void set(RoutineDefinition routine, @Nullable String overload) {
    try {
      OVERLOAD.set(routine, overload);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }

  /** jOOQ has no accessor for either; a test with each supported version guards the names. */
  private static Field field(Class<?> type, String name) {
    try {
      Field field = type.getDeclaredField(name);
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException e) {
      throw new IllegalStateException("this jOOQ has no " + type.getSimpleName() + "." + name, e);
    }
  }
}
