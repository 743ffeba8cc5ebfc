package dev.headwater.rows;

import dev.headwater.apply.ServerError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A row that must be there before a trigger can do its work. */
final class NeededRow {

  /** PostgreSQL's detail about a foreign key. */
  private static final Pattern KEY = Pattern.compile("\\((.*)\\)=\\((.*)\\)");

  private NeededRow() {}

  /** The row that the error misses; empty where it cannot be made. */
  static Optional<Plan.Needed> of(Draft.Tools tools, ServerError error) {
    Matcher key = KEY.matcher(error.detail());
    if (!key.find()) {
      return Optional.empty();
    }
    List<String> values = List.of(key.group(2).split(", ", -1));
    for (TableShape table : tools.shapes().tables()) {
      if (table.name().equals(error.table()) && table.schema().equals(error.schema())) {
        for (ReferenceShape reference : table.references()) {
          if (reference.name().equals(error.constraint())
              && reference.targets().size() == values.size()
              && tools.writer().plan(reference.target()).isPresent()) {
            return Optional.of(needed(tools, reference, values));
          }
        }
      }
    }
    return Optional.empty();
  }

  private static Plan.Needed needed(
      Draft.Tools tools, ReferenceShape reference, List<String> values) {
    TableShape target = tools.shapes().table(reference.target()).orElseThrow();
    Map<Integer, String> row = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      ColumnShape column = target.column(reference.targets().get(i));
      row.put(column.number(), TypeValues.literal(values.get(i)) + "::" + column.type().sql());
    }
    return new Plan.Needed(target.oid(), row);
  }
}
