package dev.headwater.tool.jooq;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.SQLDialect;
import org.jooq.codegen.JavaGenerator;
import org.jooq.impl.DSL;
import org.jooq.impl.SQLDataType;

/** Makes jOOQ load, without a database, most of what a generation will need. Once is enough. */
final class Warmup {

  /** Their static parts know all columns of PostgreSQL's catalogue. */
  private static final List<String> CATALOGUE =
      List.of(
          "org.jooq.meta.postgres.information_schema.Tables",
          "org.jooq.meta.postgres.pg_catalog.Tables",
          "org.jooq.meta.postgres.PostgresTableDefinition",
          "org.jooq.meta.postgres.PostgresRoutineDefinition",
          "org.jooq.meta.DefaultRelations",
          "org.jooq.meta.DefaultIndexDefinition",
          "org.jooq.meta.DefaultEnumDefinition",
          "org.jooq.meta.DefaultDomainDefinition",
          "org.jooq.meta.DefaultSequenceDefinition",
          "org.jooq.codegen.JavaWriter");

  private static boolean done;

  private Warmup() {}

  static synchronized void run() {
    if (done) {
      return;
    }
    done = true;
    try (JooqLog log = JooqLog.capture()) {
      CodegenSchema.validate("<generator/>");
      new JavaGenerator();
      new UnambiguousStrategy();
      load(CATALOGUE);
      render(DSL.using(SQLDialect.POSTGRES));
    }
  }

  private static void load(List<String> names) {
    for (String name : names) {
      try {
        Class.forName(name, true, Warmup.class.getClassLoader());
      } catch (ClassNotFoundException e) {
        // Not in this version of jOOQ: then it is not needed either.
      }
    }
  }

  /** A query of the kind that jOOQ asks the catalogue. */
  private static void render(DSLContext jooq) {
    Field<String> name = DSL.field(DSL.name("t", "name"), SQLDataType.VARCHAR);
    Field<Integer> number = DSL.field(DSL.name("t", "number"), SQLDataType.INTEGER);
    jooq.render(
        jooq.with("c")
            .as(DSL.select(name, number).from(DSL.table(DSL.name("t"))))
            .select(
                name,
                DSL.when(number.gt(1).and(name.like("a%")), DSL.inline("x")).otherwise(name),
                DSL.count().filterWhere(name.ne("")).over(DSL.partitionBy(number).orderBy(name)),
                DSL.coalesce(DSL.max(number), DSL.val(0)))
            .from(DSL.table(DSL.name("t")))
            .leftJoin(DSL.table(DSL.name("u")))
            .on(number.eq(DSL.field(DSL.name("u", "number"), SQLDataType.INTEGER)))
            .where(name.in("a", "b"))
            .andExists(DSL.selectOne().from(DSL.table(DSL.name("v"))))
            .unionAll(DSL.select(name, name, number, number).from(DSL.table(DSL.name("t"))))
            .orderBy(1, 2));
  }
}
