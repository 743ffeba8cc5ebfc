package dev.headwater.tool.jooq;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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

  private final Map<String, Map<String, Integer>> tables = new HashMap<>();

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

  private String suffix(Definition definition) {
    if (!(definition instanceof TableDefinition table) || table.getSchema() == null) {
      return "";
    }
    Map<String, Integer> places =
        tables.computeIfAbsent(table.getSchema().getName(), schema -> places(table));
    int place = places.getOrDefault(table.getName(), 0);
    return place > 0 ? "_" + (place + 1) : "";
  }

  /** The place of each table among those whose class would have the same file. */
  private Map<String, Integer> places(TableDefinition any) {
    Map<String, List<String>> byFile = new HashMap<>();
    for (TableDefinition table : any.getDatabase().getTables(any.getSchema())) {
      String file = super.getJavaClassName(table, Mode.DEFAULT).toLowerCase(Locale.ROOT);
      byFile.computeIfAbsent(file, key -> new ArrayList<>()).add(table.getName());
    }
    Map<String, Integer> places = new HashMap<>();
    for (List<String> names : byFile.values()) {
      List<String> sorted = names.stream().distinct().sorted().toList();
      sorted.forEach(name -> places.put(name, sorted.indexOf(name)));
    }
    return places;
  }
}
