package dev.headwater.tool.jooq;

import java.util.List;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.ColumnDefinition;
import org.jooq.meta.ConstraintDefinition;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.IndexDefinition;
import org.jooq.meta.TableDefinition;

/**
 * jOOQ's default names, made different where they would clash: tables whose names differ only by
 * case would overwrite each other's file, columns of that kind and enum labels such as {@code a-b}
 * and {@code a b} would become one Java name twice. The second one gets a {@code _2}.
 */
public class UnambiguousStrategy extends DefaultGeneratorStrategy {

  @Override
  public String getJavaClassName(Definition definition, Mode mode) {
    return super.getJavaClassName(definition, mode) + suffix(definition);
  }

  @Override
  public String getJavaIdentifier(Definition definition) {
    return super.getJavaIdentifier(definition) + suffix(definition);
  }

  @Override
  public String getJavaMemberName(Definition definition, Mode mode) {
    return super.getJavaMemberName(definition, mode) + suffix(definition);
  }

  @Override
  public String getJavaGetterName(Definition definition, Mode mode) {
    return super.getJavaGetterName(definition, mode) + suffix(definition);
  }

  @Override
  public String getJavaSetterName(Definition definition, Mode mode) {
    return super.getJavaSetterName(definition, mode) + suffix(definition);
  }

  @Override
  public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
    String name = super.getJavaEnumLiteral(definition, literal);
    List<String> same =
        definition.getLiterals().stream()
            .filter(other -> super.getJavaEnumLiteral(definition, other).equals(name))
            .toList();
    int place = same.indexOf(literal);
    return place > 0 ? name + "_" + (place + 1) : name;
  }

  private String suffix(Definition definition) {
    int place = 0;
    if (definition instanceof TableDefinition table && table.getSchema() != null) {
      place = MigratedDatabase.seen().placeAmongLikeNames(table);
    } else if (definition instanceof ColumnDefinition column) {
      place = placeAmongColumns(column);
    } else if (definition instanceof ConstraintDefinition constraint) {
      return suffix(constraint.getTable());
    } else if (definition instanceof IndexDefinition index) {
      return suffix(index.getTable());
    }
    return place > 0 ? "_" + (place + 1) : "";
  }

  /** 0 for the first of those columns of a table that would have one Java name. */
  private int placeAmongColumns(ColumnDefinition column) {
    String name = super.getJavaIdentifier(column);
    String getter = super.getJavaGetterName(column, Mode.DEFAULT);
    int place = 0;
    for (ColumnDefinition other : column.getContainer().getColumns()) {
      if (other.getName().equals(column.getName())) {
        return place;
      }
      if (super.getJavaIdentifier(other).equals(name)
          || super.getJavaGetterName(other, Mode.DEFAULT).equals(getter)) {
        place++;
      }
    }
    return place;
  }
}
