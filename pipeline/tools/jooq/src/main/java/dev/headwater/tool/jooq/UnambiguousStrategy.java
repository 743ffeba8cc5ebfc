package dev.headwater.tool.jooq;

import java.util.List;
import org.jooq.codegen.DefaultGeneratorStrategy;
import org.jooq.meta.Definition;
import org.jooq.meta.EnumDefinition;
import org.jooq.meta.TableDefinition;

/**
 * jOOQ's default names, made different where they would clash: tables whose names differ only by
 * case would overwrite each other's file, and enum labels such as {@code a-b} and {@code a b} would
 * become one Java name twice. The second one by name gets a {@code _2}.
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
  public String getJavaEnumLiteral(EnumDefinition definition, String literal) {
    String name = super.getJavaEnumLiteral(definition, literal);
    List<String> same =
        definition.getLiterals().stream()
            .filter(other -> super.getJavaEnumLiteral(definition, other).equals(name))
            .toList();
    int place = same.indexOf(literal);
    return place > 0 ? name + "_" + (place + 1) : name;
  }

  private static String suffix(Definition definition) {
    if (!(definition instanceof TableDefinition table) || table.getSchema() == null) {
      return "";
    }
    int place = MigratedDatabase.seen().placeAmongLikeNames(table);
    return place > 0 ? "_" + (place + 1) : "";
  }
}
