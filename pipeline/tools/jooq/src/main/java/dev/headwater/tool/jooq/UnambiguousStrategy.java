package dev.headwater.tool.jooq;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.AttributeDefinition;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.ParameterDefinition;
import org.jooq.meta.RoutineDefinition;
import org.jooq.meta.TableDefinition;

/**
 * jOOQ's default names, made different where the classes would not compile or would overwrite each
 * other's file: the second thing with a name gets a {@code _2}.
 */
public class UnambiguousStrategy extends DefaultGeneratorStrategy {

  private final Siblings siblings =
      new Siblings(
          super::getJavaIdentifier,
          definition -> super.getJavaClassName(definition, Mode.DEFAULT),
          definition -> super.getJavaMemberName(definition, Mode.DEFAULT),
          definition -> super.getJavaGetterName(definition, Mode.DEFAULT));

  private final Map<String, JoinPaths> paths = new HashMap<>();
  private final Map<String, Map<String, String>> literals = new HashMap<>();

  @Override
  public String getJavaClassName(Definition definition, Mode mode) {
    String name = super.getJavaClassName(definition, mode);
    if (!hasClass(definition)) {
      return name;
    }
    name += siblings.suffix(definition);
    // By name, because jOOQ 3.18 has no such mode.
    return mode.name().equals("PATH") && definition instanceof TableDefinition table
        ? name + siblings.pathSuffix(table)
        : name;
  }

  @Override
  public String getJavaIdentifier(Definition definition) {
    return super.getJavaIdentifier(definition) + siblings.suffix(definition);
  }

  @Override
  public String getJavaMemberName(Definition definition, Mode mode) {
    return super.getJavaMemberName(definition, mode) + siblings.suffix(definition);
  }

  @Override
  public String getJavaGetterName(Definition definition, Mode mode) {
    return super.getJavaGetterName(definition, mode) + siblings.suffix(definition);
  }

  @Override
  public String getJavaSetterName(Definition definition, Mode mode) {
    return super.getJavaSetterName(definition, mode) + siblings.suffix(definition);
  }

  @Override
  public String getJavaMethodName(Definition definition, Mode mode) {
    Optional<TableDefinition> start = JoinPaths.start(definition);
    if (start.isPresent()) {
      return paths(start.get()).name(definition);
    }
    String name = super.getJavaMethodName(definition, mode);
    return isCalled(definition) ? name + siblings.suffix(definition) : name;
  }

  /** Keys and columns have none, but jOOQ asks, also while it still collects them. */
  private static boolean hasClass(Definition definition) {
    return !(definition instanceof ConstraintDefinition
        || definition instanceof IndexDefinition
        || definition instanceof ColumnDefinition
        || definition instanceof AttributeDefinition
        || definition instanceof ParameterDefinition);
  }

  private static boolean isCalled(Definition definition) {
    return definition instanceof RoutineDefinition
        || definition instanceof TableDefinition table && table.isTableValuedFunction();
  }

  private JoinPaths paths(TableDefinition table) {
    JoinPaths known = paths.get(table.getQualifiedName());
    if (known == null) {
      known =
          new JoinPaths(
              table,
              key -> super.getJavaMethodName(key, Mode.DEFAULT),
              key -> super.getJavaMemberName(key, Mode.DEFAULT));
      paths.put(table.getQualifiedName(), known);
    }
    return known;
  }

  /**
   * A literal hides a class of which an enum's file uses a member, and may not be a field of it.
   */
  @Override
  public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
    String name = super.getJavaEnumLiteral(definition, literal);
    Map<String, String> suffixes =
        literals.computeIfAbsent(
            definition.getQualifiedName(),
            any ->
                LikeNames.suffixes(
                    definition.getLiterals(),
                    label -> label,
                    (label, suffix) -> Set.of(super.getJavaEnumLiteral(definition, label) + suffix),
                    Set.of("EnumType", "literal", siblings.nameOf(definition.getSchema()))));
    return name + suffixes.getOrDefault(literal, "");
  }
}
