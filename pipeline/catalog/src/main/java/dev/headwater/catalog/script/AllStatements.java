package dev.headwater.catalog.script;

import dev.headwater.catalog.Kind;
import dev.headwater.catalog.script.RelationStatements.Switched;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** Who writes the statements for a kind. */
final class AllStatements {

  private static final Map<Kind, KindStatements> BY_KIND = byKind();

  private AllStatements() {}

  static KindStatements of(Kind kind) {
    return Objects.requireNonNull(BY_KIND.get(kind), kind::toString);
  }

  private static Map<Kind, KindStatements> byKind() {
    Map<Kind, KindStatements> all = new EnumMap<>(Kind.class);
    KindStatements simple = new RoutineStatements.Simple();
    for (Kind kind : Kind.values()) {
      all.put(kind, simple);
    }
    KindStatements types = new TypeStatements();
    all.put(Kind.ENUM, types);
    all.put(Kind.COMPOSITE_TYPE, types);
    all.put(Kind.RANGE_TYPE, types);
    all.put(Kind.DOMAIN, types);
    all.put(Kind.BASE_TYPE, types);
    all.put(Kind.ENUM_LABEL, new RelationStatements.WithParent());
    all.put(Kind.ATTRIBUTE, new TypeStatements.AttributeStatements());
    KindStatements constraints = new ConstraintStatements();
    all.put(Kind.CONSTRAINT, constraints);
    all.put(Kind.DOMAIN_CONSTRAINT, constraints);
    KindStatements tables = new TableStatements();
    all.put(Kind.TABLE, tables);
    all.put(Kind.FOREIGN_TABLE, tables);
    all.put(Kind.COLUMN, new ColumnStatements());
    all.put(Kind.COLUMN_DEFAULT, new RelationStatements.Defaults());
    KindStatements views = new RelationStatements.Views();
    all.put(Kind.VIEW, views);
    all.put(Kind.MATERIALIZED_VIEW, views);
    all.put(Kind.SEQUENCE, new RelationStatements.Sequences());
    all.put(Kind.SEQUENCE_OWNER, new RelationStatements.SequenceOwners());
    all.put(Kind.INDEX, new RelationStatements.Indexes());
    KindStatements switched = new Switched();
    all.put(Kind.TRIGGER, switched);
    all.put(Kind.RULE, switched);
    all.put(Kind.POLICY, new RelationStatements.Policies());
    all.put(Kind.STATISTICS, new RelationStatements.Statistics());
    KindStatements routines = new RoutineStatements.Routines();
    all.put(Kind.FUNCTION, routines);
    all.put(Kind.PROCEDURE, routines);
    all.put(Kind.AGGREGATE, new RoutineStatements.Aggregates());
    KindStatements servers = new ForeignStatements.Servers();
    all.put(Kind.FOREIGN_DATA_WRAPPER, servers);
    all.put(Kind.SERVER, servers);
    all.put(Kind.USER_MAPPING, servers);
    all.put(Kind.SUBSCRIPTION, servers);
    all.put(Kind.PUBLICATION, new ForeignStatements.Publications());
    KindStatements members = new ForeignStatements.PublicationMembers();
    all.put(Kind.PUBLICATION_TABLE, members);
    all.put(Kind.PUBLICATION_SCHEMA, members);
    all.put(Kind.COMMENT, new AccessStatements.Comments());
    all.put(Kind.OWNER, new AccessStatements.Owners());
    all.put(Kind.PRIVILEGES, new AccessStatements.Privileges());
    all.put(Kind.SECURITY_LABEL, new AccessStatements.Labels());
    all.put(Kind.DEFAULT_PRIVILEGES, new AccessStatements.DefaultPrivileges());
    return all;
  }
}
