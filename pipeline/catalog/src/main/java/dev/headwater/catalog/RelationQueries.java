package dev.headwater.catalog;

import static dev.headwater.catalog.FactQuery.IN_THIS_PART;
import static dev.headwater.catalog.FactQuery.in;
import static dev.headwater.catalog.FactQuery.inSchema;
import static dev.headwater.catalog.FactQuery.made;
import static dev.headwater.catalog.FactQuery.options;
import static dev.headwater.catalog.FactQuery.role;
import static dev.headwater.catalog.FactQuery.self;
import static dev.headwater.catalog.FactQuery.yes;

import java.util.List;

/** Tables, views, sequences, and what belongs to them. */
final class RelationQueries {

  private static final String RELATION =
      "(select pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(r.relname)"
          + " from pg_catalog.pg_class r join pg_catalog.pg_namespace s on s.oid = r.relnamespace"
          + " where r.oid = %s)";

  private RelationQueries() {}

  static List<FactQuery> of(int major) {
    return List.of(
        sequences(),
        relations(),
        columns(major),
        defaults(),
        constraints(),
        indexes(),
        sequenceOwners(),
        triggers(),
        rules(),
        policies(),
        statistics());
  }

  private static FactQuery relations() {
    return FactQuery.of(
        """
        select case c.relkind when 'v' then 'VIEW' when 'm' then 'MATERIALIZED_VIEW'
                 when 'f' then 'FOREIGN_TABLE' else 'TABLE' end as kind,
          %s, %s, %s, pg_catalog.quote_ident(c.relname) as name,
          case c.relpersistence when 'u' then 'unlogged' when 't' then 'temporary' end as persistence,
          case when c.relkind in ('v', 'm') then pg_catalog.pg_get_viewdef(c.oid) end as definition,
          case when c.relkind in ('v', 'm') then
            (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname) || ' '
                      || pg_catalog.format_type(a.atttypid, a.atttypmod), E'\\n' order by a.attnum)
             from pg_catalog.pg_attribute a
             where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) end as columns,
          case when c.relkind = 'p' then pg_catalog.pg_get_partkeydef(c.oid) end as "partition key",
          case when c.relispartition then
            (select %s from pg_catalog.pg_inherits i where i.inhrelid = c.oid) end as "partition of",
          case when c.relispartition then pg_catalog.pg_get_expr(c.relpartbound, c.oid) end
            as "partition bound",
          case when not c.relispartition then
            (select pg_catalog.string_agg(%s, ', ' order by i.inhseqno)
             from pg_catalog.pg_inherits i where i.inhrelid = c.oid) end as inherits,
          case when c.reloftype <> 0 then pg_catalog.format_type(c.reloftype, null) end as "of type",
          (select a.amname from pg_catalog.pg_am a where a.oid = c.relam and a.amname <> 'heap')
            as "access method",
          %s as options,
          (select %s from pg_catalog.pg_class t where t.oid = c.reltoastrelid) as "toast options",
          (select pg_catalog.quote_ident(t.spcname) from pg_catalog.pg_tablespace t
           where t.oid = c.reltablespace) as tablespace,
          case when c.relkind in ('r', 'p') then case c.relreplident when 'f' then 'full'
            when 'n' then 'nothing' when 'i' then 'using index '
              || (select pg_catalog.quote_ident(x.relname) from pg_catalog.pg_index i
                  join pg_catalog.pg_class x on x.oid = i.indexrelid
                  where i.indrelid = c.oid and i.indisreplident) end end as "replica identity",
          (select pg_catalog.quote_ident(x.relname) from pg_catalog.pg_index i
           join pg_catalog.pg_class x on x.oid = i.indexrelid
           where i.indrelid = c.oid and i.indisclustered) as "cluster on",
          %s as "row security",
          %s as "force row security",
          case when c.relkind = 'm' and not c.relispopulated then 'no' end as populated,
          (select pg_catalog.quote_ident(s.srvname) from pg_catalog.pg_foreign_table f
           join pg_catalog.pg_foreign_server s on s.oid = f.ftserver where f.ftrelid = c.oid)
            as server,
          (select %s from pg_catalog.pg_foreign_table f where f.ftrelid = c.oid)
            as "foreign options"
        from pg_catalog.pg_class c
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and c.relpersistence <> 't' and %s
          and %s
        """
            .formatted(
                self("pg_class", "c"),
                inSchema("c.relnamespace"),
                role("c.relowner"),
                RELATION.formatted("i.inhparent"),
                RELATION.formatted("i.inhparent"),
                options("c.reloptions"),
                options("t.reloptions"),
                yes("c.relrowsecurity"),
                yes("c.relforcerowsecurity"),
                options("f.ftoptions"),
                made("pg_class", "c"),
                IN_THIS_PART));
  }

  private static FactQuery columns(int major) {
    return FactQuery.of(
        """
        select 'COLUMN' as kind, 'pg_catalog.pg_class'::regclass::oid as class, a.attrelid as oid,
          a.attnum as sub, 'pg_catalog.pg_class'::regclass::oid as of_class, a.attrelid as of_oid,
          0 as of_sub, a.attnum as position, pg_catalog.quote_ident(a.attname) as name,
          case when not v.is_view then pg_catalog.format_type(a.atttypid, a.atttypmod) end as type,
          case when not v.is_view and a.attcollation <> t.typcollation then
            (select pg_catalog.quote_ident(s.nspname) || '.' || pg_catalog.quote_ident(l.collname)
             from pg_catalog.pg_collation l
             join pg_catalog.pg_namespace s on s.oid = l.collnamespace
             where l.oid = a.attcollation) end as collation,
          %s as "not null",
          case a.attidentity when 'a' then 'always' when 'd' then 'by default' end as identity,
          q.options as "identity options", q.name as "identity sequence",
          case a.attgenerated when 's' then 'stored' when 'v' then 'virtual' end as generated,
          case when a.attgenerated <> '' then pg_catalog.pg_get_expr(d.adbin, d.adrelid) end
            as expression,
          case when not v.is_view and a.attstorage <> t.typstorage then
            case a.attstorage when 'p' then 'plain' when 'e' then 'external' when 'm' then 'main'
              else 'extended' end end as storage,
          %s as compression,
          %s as "statistics target",
          %s as options,
          %s as "foreign options",
          %s as inherited
        from pg_catalog.pg_attribute a
        join pg_catalog.pg_class c on c.oid = a.attrelid
        join pg_catalog.pg_type t on t.oid = a.atttypid
        left join (
          select d.refobjid, d.refobjsubid,
            pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(x.relname) as name,
            pg_catalog.format('%%s start %%s increment %%s minvalue %%s maxvalue %%s cache %%s%%s',
              pg_catalog.format_type(s.seqtypid, null), s.seqstart, s.seqincrement, s.seqmin,
              s.seqmax, s.seqcache, case when s.seqcycle then ' cycle' else '' end) as options
          from pg_catalog.pg_depend d
          join pg_catalog.pg_sequence s on s.seqrelid = d.objid
          join pg_catalog.pg_class x on x.oid = s.seqrelid
          join pg_catalog.pg_namespace n on n.oid = x.relnamespace
          where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
            and d.refclassid = 'pg_catalog.pg_class'::regclass) q
          on a.attidentity <> '' and q.refobjid = a.attrelid and q.refobjsubid = a.attnum
        cross join lateral (select c.relkind in ('v', 'm') as is_view) v
        left join pg_catalog.pg_attrdef d
          on d.adrelid = a.attrelid and d.adnum = a.attnum and a.attgenerated <> ''
        where c.relkind in ('r', 'p', 'v', 'm', 'f') and a.attnum > 0 and not a.attisdropped
          and c.oid >= 16384 and c.relpersistence <> 't'
        """
            .formatted(
                yes("a.attnotnull"),
                major >= 14
                    ? "case a.attcompression when 'p' then 'pglz' when 'l' then 'lz4' end"
                    : "''",
                major >= 17
                    ? "a.attstattarget::text"
                    : "case when a.attstattarget >= 0 then a.attstattarget::text end",
                options("a.attoptions"),
                options("a.attfdwoptions"),
                yes("not a.attislocal")));
  }

  private static FactQuery defaults() {
    return FactQuery.of(
        """
        select 'COLUMN_DEFAULT' as kind, 'pg_catalog.pg_attrdef'::regclass::oid as class, d.oid,
          0 as sub, 'pg_catalog.pg_class'::regclass::oid as of_class, d.adrelid as of_oid,
          d.adnum as of_sub, 'default' as name,
          pg_catalog.pg_get_expr(d.adbin, d.adrelid) as expression
        from pg_catalog.pg_attrdef d
        join pg_catalog.pg_attribute a on a.attrelid = d.adrelid and a.attnum = d.adnum
        where a.attgenerated = '' and d.adrelid >= 16384
        """);
  }

  private static FactQuery constraints() {
    return FactQuery.of(
        """
        select 'CONSTRAINT' as kind, %s, %s, pg_catalog.quote_ident(c.conname) as name,
          case c.contype when 'c' then 'check' when 'p' then 'primary key' when 'u' then 'unique'
            when 'f' then 'foreign key' when 'x' then 'exclude' when 't' then 'trigger' end as type,
          pg_catalog.pg_get_constraintdef(c.oid) as definition,
          %s as options,
          (select pg_catalog.quote_ident(t.spcname) from pg_catalog.pg_tablespace t
           where t.oid = x.reltablespace) as tablespace
        from pg_catalog.pg_constraint c
        left join pg_catalog.pg_class x on x.oid = c.conindid and c.contype in ('p', 'u', 'x')
        where c.conrelid >= 16384 and c.contype in ('c', 'p', 'u', 'f', 'x')
          and c.conparentid = 0 and (c.conislocal or c.coninhcount = 0)
        """
            .formatted(
                self("pg_constraint", "c"), in("pg_class", "c.conrelid"), options("x.reloptions")));
  }

  private static FactQuery indexes() {
    return FactQuery.of(
        """
        select 'INDEX' as kind, %s, %s, pg_catalog.quote_ident(c.relname) as name,
          pg_catalog.pg_get_indexdef(c.oid) as definition,
          case when not i.indisvalid then 'no' end as valid,
          (select %s from pg_catalog.pg_inherits p where p.inhrelid = c.oid) as "partition of",
          (select pg_catalog.quote_ident(t.spcname) from pg_catalog.pg_tablespace t
           where t.oid = c.reltablespace) as tablespace,
          (select pg_catalog.string_agg(a.attnum || ' ' || a.attstattarget, ', ' order by a.attnum)
           from pg_catalog.pg_attribute a where a.attrelid = c.oid and a.attstattarget >= 0)
            as "statistics targets"
        from pg_catalog.pg_index i
        join pg_catalog.pg_class c on c.oid = i.indexrelid
        join pg_catalog.pg_class t on t.oid = i.indrelid and t.relkind in ('r', 'p', 'm')
        where c.oid >= 16384
          and not exists (select from pg_catalog.pg_constraint k
                          where k.conindid = c.oid and k.contype in ('p', 'u', 'x'))
        """
            .formatted(
                self("pg_class", "c"),
                in("pg_class", "i.indrelid"),
                RELATION.formatted("p.inhparent")));
  }

  private static FactQuery sequences() {
    return FactQuery.of(
        """
        select 'SEQUENCE' as kind, %s, %s, %s, pg_catalog.quote_ident(c.relname) as name,
          case c.relpersistence when 'u' then 'unlogged' end as persistence,
          pg_catalog.format_type(s.seqtypid, null) as type, s.seqstart as start,
          s.seqincrement as increment, s.seqmin as minvalue, s.seqmax as maxvalue,
          s.seqcache as cache, %s as cycle
        from pg_catalog.pg_class c
        join pg_catalog.pg_sequence s on s.seqrelid = c.oid
        where c.relpersistence <> 't' and %s
          and not exists (select from pg_catalog.pg_depend d
                          where d.classid = 'pg_catalog.pg_class'::regclass and d.objid = c.oid
                            and d.deptype = 'i')
        """
            .formatted(
                self("pg_class", "c"),
                inSchema("c.relnamespace"),
                role("c.relowner"),
                yes("s.seqcycle"),
                made("pg_class", "c")));
  }

  /** Owners are facts of their own, because a sequence may outlive the column that owns it. */
  private static FactQuery sequenceOwners() {
    return FactQuery.of(
        """
        select 'SEQUENCE_OWNER' as kind, 0::oid as class, d.objid as oid, 0 as sub, %s,
          'owner' as name,
          pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(t.relname) || '.'
            || pg_catalog.quote_ident(a.attname) as column,
          d.refclassid as needs_class, d.refobjid as needs_oid, d.refobjsubid as needs_sub
        from pg_catalog.pg_depend d
        join pg_catalog.pg_class s on s.oid = d.objid and s.relkind = 'S'
        join pg_catalog.pg_class t on t.oid = d.refobjid
        join pg_catalog.pg_namespace n on n.oid = t.relnamespace
        join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = d.refobjsubid
        where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'a'
          and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
        """
            .formatted(in("pg_class", "d.objid")));
  }

  private static FactQuery triggers() {
    return FactQuery.of(
        """
        select 'TRIGGER' as kind, %s, %s, pg_catalog.quote_ident(t.tgname) as name,
          pg_catalog.pg_get_triggerdef(t.oid) as definition,
          case t.tgenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always'
            end as enabled
        from pg_catalog.pg_trigger t
        where t.oid >= 16384 and not t.tgisinternal
          and (pg_catalog.to_jsonb(t)->>'tgparentid' is null
               or pg_catalog.to_jsonb(t)->>'tgparentid' = '0')
        """
            .formatted(self("pg_trigger", "t"), in("pg_class", "t.tgrelid")));
  }

  private static FactQuery rules() {
    return FactQuery.of(
        """
        select 'RULE' as kind, %s, %s, pg_catalog.quote_ident(r.rulename) as name,
          pg_catalog.pg_get_ruledef(r.oid) as definition,
          case r.ev_enabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always'
            end as enabled
        from pg_catalog.pg_rewrite r
        where r.oid >= 16384 and r.rulename <> '_RETURN'
        """
            .formatted(self("pg_rewrite", "r"), in("pg_class", "r.ev_class")));
  }

  private static FactQuery policies() {
    return FactQuery.of(
        """
        select 'POLICY' as kind, %s, %s, pg_catalog.quote_ident(p.polname) as name,
          case p.polcmd when 'r' then 'select' when 'a' then 'insert' when 'w' then 'update'
            when 'd' then 'delete' else 'all' end as command,
          case when p.polpermissive then 'permissive' else 'restrictive' end as permissive,
          case when p.polroles = '{0}' then 'public' else
            (select pg_catalog.string_agg(
                      case when r = 0 then 'public'
                           else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(r)) end,
                      ', ' order by pg_catalog.pg_get_userbyid(r))
             from pg_catalog.unnest(p.polroles) r) end as roles,
          pg_catalog.pg_get_expr(p.polqual, p.polrelid) as using,
          pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid) as "with check"
        from pg_catalog.pg_policy p
        """
            .formatted(self("pg_policy", "p"), in("pg_class", "p.polrelid")));
  }

  private static FactQuery statistics() {
    return FactQuery.of(
        """
        select 'STATISTICS' as kind, %s, %s, %s, pg_catalog.quote_ident(s.stxname) as name,
          pg_catalog.pg_get_statisticsobjdef(s.oid) as definition,
          nullif(pg_catalog.to_jsonb(s)->>'stxstattarget', '-1') as "statistics target"
        from pg_catalog.pg_statistic_ext s
        where %s
        """
            .formatted(
                self("pg_statistic_ext", "s"),
                inSchema("s.stxnamespace"),
                role("s.stxowner"),
                made("pg_statistic_ext", "s")));
  }
}
