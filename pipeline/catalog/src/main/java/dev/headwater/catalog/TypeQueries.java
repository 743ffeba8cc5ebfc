package dev.headwater.catalog;

import static dev.headwater.catalog.FactQuery.in;
import static dev.headwater.catalog.FactQuery.inSchema;
import static dev.headwater.catalog.FactQuery.made;
import static dev.headwater.catalog.FactQuery.named;
import static dev.headwater.catalog.FactQuery.role;
import static dev.headwater.catalog.FactQuery.self;
import static dev.headwater.catalog.FactQuery.yes;

import java.util.List;

/** Types, and what belongs to them. */
final class TypeQueries {

  private TypeQueries() {}

  static List<FactQuery> of(int major) {
    return List.of(
        types(major), labels(), attributes(), domains(), domainConstraints(), collations());
  }

  private static FactQuery types(int major) {
    return FactQuery.of(
        """
        select case t.typtype when 'e' then 'ENUM' when 'c' then 'COMPOSITE_TYPE'
                 when 'r' then 'RANGE_TYPE' else 'BASE_TYPE' end as kind,
          %s, %s, %s, pg_catalog.quote_ident(t.typname) as name,
          (select pg_catalog.string_agg(pg_catalog.quote_literal(e.enumlabel), ', '
                                        order by e.enumsortorder)
           from pg_catalog.pg_enum e where e.enumtypid = t.oid) as labels,
          case when r.rngtypid is not null then pg_catalog.format_type(r.rngsubtype, null) end
            as subtype,
          (select %s from pg_catalog.pg_opclass o
           where o.oid = r.rngsubopc and not o.opcdefault) as "subtype operator class",
          (select %s from pg_catalog.pg_collation c
           join pg_catalog.pg_type s on s.oid = r.rngsubtype
           where c.oid = r.rngcollation and s.typcollation <> c.oid) as collation,
          nullif(r.rngcanonical::regproc::text, '-') as canonical,
          nullif(r.rngsubdiff::regproc::text, '-') as "subtype difference",
          %s as "multirange type",
          case when t.typtype = 'b' then pg_catalog.format('input %%s output %%s',
            t.typinput::regproc, t.typoutput::regproc) end as functions
        from pg_catalog.pg_type t
        left join pg_catalog.pg_class c on c.oid = t.typrelid
        left join pg_catalog.pg_range r on r.rngtypid = t.oid
        where (t.typtype in ('e', 'r') or c.relkind = 'c'
               or t.typtype = 'b' and t.typcategory <> 'A')
          and %s
        """
            .formatted(
                self("pg_type", "t"),
                inSchema("t.typnamespace"),
                role("t.typowner"),
                named("o.opcnamespace", "o.opcname"),
                named("c.collnamespace", "c.collname"),
                major >= 14
                    ? "(select pg_catalog.quote_ident(m.typname) from pg_catalog.pg_type m"
                        + " where m.oid = r.rngmultitypid)"
                    : "''",
                made("pg_type", "t")));
  }

  private static FactQuery labels() {
    return FactQuery.of(
        """
        select 'ENUM_LABEL' as kind, %s, %s, pg_catalog.quote_literal(e.enumlabel) as name,
          pg_catalog.row_number() over (partition by e.enumtypid order by e.enumsortorder)
            as position
        from pg_catalog.pg_enum e where e.oid >= 16384
        """
            .formatted(self("pg_enum", "e"), in("pg_type", "e.enumtypid")));
  }

  private static FactQuery attributes() {
    return FactQuery.of(
        """
        select 'ATTRIBUTE' as kind, 'pg_catalog.pg_class'::regclass::oid as class,
          a.attrelid as oid, a.attnum as sub, %s, a.attnum as position,
          pg_catalog.quote_ident(a.attname) as name,
          pg_catalog.format_type(a.atttypid, a.atttypmod) as type,
          case when a.attcollation <> t.typcollation then
            (select %s from pg_catalog.pg_collation l where l.oid = a.attcollation) end
            as collation
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid and c.relkind = 'c'
        join pg_catalog.pg_type t on t.oid = a.atttypid
        where a.attnum > 0 and not a.attisdropped and c.oid >= 16384
        """
            .formatted(in("pg_type", "c.reltype"), named("l.collnamespace", "l.collname")));
  }

  private static FactQuery domains() {
    return FactQuery.of(
        """
        select 'DOMAIN' as kind, %s, %s, %s, pg_catalog.quote_ident(t.typname) as name,
          pg_catalog.format_type(t.typbasetype, t.typtypmod) as type,
          case when t.typcollation <> b.typcollation then
            (select %s from pg_catalog.pg_collation l where l.oid = t.typcollation) end
            as collation,
          %s as "not null",
          case when t.typdefaultbin is not null then
            pg_catalog.pg_get_expr(t.typdefaultbin, 0) end as "default"
        from pg_catalog.pg_type t
        join pg_catalog.pg_type b on b.oid = t.typbasetype
        where t.typtype = 'd' and %s
        """
            .formatted(
                self("pg_type", "t"),
                inSchema("t.typnamespace"),
                role("t.typowner"),
                named("l.collnamespace", "l.collname"),
                yes("t.typnotnull"),
                made("pg_type", "t")));
  }

  private static FactQuery domainConstraints() {
    return FactQuery.of(
        """
        select 'DOMAIN_CONSTRAINT' as kind, %s, %s, pg_catalog.quote_ident(c.conname) as name,
          pg_catalog.pg_get_constraintdef(c.oid) as definition
        from pg_catalog.pg_constraint c
        where c.contypid >= 16384 and c.contype = 'c'
        """
            .formatted(self("pg_constraint", "c"), in("pg_type", "c.contypid")));
  }

  private static FactQuery collations() {
    return FactQuery.of(
        """
        select 'COLLATION' as kind, %s, %s, %s, pg_catalog.quote_ident(c.collname) as name,
          case c.collprovider when 'i' then 'icu' when 'b' then 'builtin' when 'c' then 'libc'
            else 'default' end as provider,
          case when c.collcollate = c.collctype or c.collctype is null then c.collcollate
            end as lc,
          case when c.collcollate <> c.collctype then c.collcollate end as lc_collate,
          case when c.collcollate <> c.collctype then c.collctype end as lc_ctype,
          coalesce(pg_catalog.to_jsonb(c)->>'colllocale', pg_catalog.to_jsonb(c)->>'colliculocale')
            as locale,
          pg_catalog.to_jsonb(c)->>'collicurules' as rules,
          case when not c.collisdeterministic then 'no' end as deterministic,
          case when c.collversion <> pg_catalog.pg_collation_actual_version(c.oid)
            then 'recorded ' || c.collversion || ', the server has '
                 || pg_catalog.pg_collation_actual_version(c.oid) end as version
        from pg_catalog.pg_collation c
        where %s
        """
            .formatted(
                self("pg_collation", "c"),
                inSchema("c.collnamespace"),
                role("c.collowner"),
                made("pg_collation", "c")));
  }
}
