package dev.headwater.catalog;

import java.util.List;
import java.util.stream.Collectors;

/** Questions that concern objects of every kind. */
final class SharedQueries {

  /** Parts that have no fact of their own, and what they are parts of. */
  static final String ALIASES =
      """
      select 'pg_catalog.pg_rewrite'::regclass::oid, r.oid, 0,
        'pg_catalog.pg_class'::regclass::oid, r.ev_class, 0
      from pg_catalog.pg_rewrite r where r.oid >= 16384 and r.rulename = '_RETURN'
      union all
      select 'pg_catalog.pg_attrdef'::regclass::oid, d.oid, 0,
        'pg_catalog.pg_class'::regclass::oid, d.adrelid, d.adnum
      from pg_catalog.pg_attrdef d where d.oid >= 16384
      union all
      select 'pg_catalog.pg_type'::regclass::oid, t.oid, 0,
        'pg_catalog.pg_class'::regclass::oid, t.typrelid, 0
      from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid
      where t.oid >= 16384 and c.relkind <> 'c'
      union all
      select 'pg_catalog.pg_class'::regclass::oid, t.typrelid, 0,
        'pg_catalog.pg_type'::regclass::oid, t.oid, 0
      from pg_catalog.pg_type t join pg_catalog.pg_class c on c.oid = t.typrelid
      where t.oid >= 16384 and c.relkind = 'c'
      union all
      select 'pg_catalog.pg_type'::regclass::oid, t.typarray, 0,
        case when c.relkind is null or c.relkind = 'c' then 'pg_catalog.pg_type'::regclass::oid
          else 'pg_catalog.pg_class'::regclass::oid end,
        case when c.relkind is null or c.relkind = 'c' then t.oid else t.typrelid end, 0
      from pg_catalog.pg_type t left join pg_catalog.pg_class c on c.oid = t.typrelid
      where t.oid >= 16384 and t.typarray <> 0
      union all
      select 'pg_catalog.pg_class'::regclass::oid, k.conindid, 0,
        'pg_catalog.pg_constraint'::regclass::oid, k.oid, 0
      from pg_catalog.pg_constraint k
      where k.oid >= 16384 and k.contype in ('p', 'u', 'x') and k.conindid <> 0
      union all
      select 'pg_catalog.pg_class'::regclass::oid, d.objid, 0,
        d.refclassid, d.refobjid, d.refobjsubid
      from pg_catalog.pg_depend d
      where d.classid = 'pg_catalog.pg_class'::regclass and d.deptype = 'i'
        and d.refclassid = 'pg_catalog.pg_class'::regclass and d.refobjsubid > 0
      union all
      select d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
      from pg_catalog.pg_depend d where d.deptype = 'e'
      union all
      select d.classid, d.objid, 0, d.refclassid, d.refobjid, 0
      from pg_catalog.pg_depend d
      where d.deptype in ('i', 'a')
        and d.classid in ('pg_catalog.pg_amop'::regclass, 'pg_catalog.pg_amproc'::regclass,
                          'pg_catalog.pg_type'::regclass, 'pg_catalog.pg_proc'::regclass)
        and d.refclassid in ('pg_catalog.pg_opfamily'::regclass,
                             'pg_catalog.pg_opclass'::regclass, 'pg_catalog.pg_type'::regclass)
        and d.objid >= 16384
      """;

  /** Without the column that owns a sequence, which is a fact of its own. */
  static final String DEPENDENCIES =
      """
      select d.classid, d.objid, d.objsubid, d.refclassid, d.refobjid, d.refobjsubid
      from pg_catalog.pg_depend d
      where d.deptype in ('n', 'a', 'i', 'P', 'S') and d.objid >= 16384
        and (d.refobjid >= 16384 or d.refclassid = 'pg_catalog.pg_namespace'::regclass)
        and not (d.deptype = 'a' and d.classid = 'pg_catalog.pg_class'::regclass
                 and exists (select from pg_catalog.pg_sequence q where q.seqrelid = d.objid))
      """;

  static final String COMMENTS =
      """
      select d.classoid, d.objoid, d.objsubid, d.description
      from pg_catalog.pg_description d
      where d.objoid >= 16384 or d.classoid = 'pg_catalog.pg_namespace'::regclass
      """;

  static final String SECURITY_LABELS =
      "select l.classoid, l.objoid, l.objsubid, l.provider, l.label from pg_catalog.pg_seclabel l";

  /**
   * Rights beside those that an owner and everybody have by default: where the two lists differ.
   * The owner's role is written as an empty text.
   */
  static final String PRIVILEGES =
      """
      with object as (
        select 'pg_catalog.pg_class'::regclass::oid as class, c.oid, 0 as sub, c.relowner as owner,
          c.relacl as acl,
          pg_catalog.acldefault(case c.relkind when 'S' then 's' else 'r' end::"char", c.relowner)
            as usual
        from pg_catalog.pg_class c where c.relacl is not null and c.oid >= 16384
        union all
        select 'pg_catalog.pg_class'::regclass, a.attrelid, a.attnum, c.relowner, a.attacl, null
        from pg_catalog.pg_attribute a join pg_catalog.pg_class c on c.oid = a.attrelid
        where a.attacl is not null and c.oid >= 16384
        union all
        select 'pg_catalog.pg_proc'::regclass, p.oid, 0, p.proowner, p.proacl,
          pg_catalog.acldefault('f', p.proowner)
        from pg_catalog.pg_proc p where p.proacl is not null and p.oid >= 16384
        union all
        select 'pg_catalog.pg_type'::regclass, t.oid, 0, t.typowner, t.typacl,
          pg_catalog.acldefault('T', t.typowner)
        from pg_catalog.pg_type t where t.typacl is not null and t.oid >= 16384
        union all
        select 'pg_catalog.pg_namespace'::regclass, n.oid, 0, n.nspowner, n.nspacl,
          pg_catalog.acldefault('n', n.nspowner)
        from pg_catalog.pg_namespace n where n.nspacl is not null and %1$s
        union all
        select 'pg_catalog.pg_language'::regclass, l.oid, 0, l.lanowner, l.lanacl,
          pg_catalog.acldefault('l', l.lanowner)
        from pg_catalog.pg_language l where l.lanacl is not null and l.oid >= 16384
        union all
        select 'pg_catalog.pg_foreign_data_wrapper'::regclass, w.oid, 0, w.fdwowner, w.fdwacl,
          pg_catalog.acldefault('F', w.fdwowner)
        from pg_catalog.pg_foreign_data_wrapper w where w.fdwacl is not null
        union all
        select 'pg_catalog.pg_foreign_server'::regclass, s.oid, 0, s.srvowner, s.srvacl,
          pg_catalog.acldefault('S', s.srvowner)
        from pg_catalog.pg_foreign_server s where s.srvacl is not null
      ), entry as (
        select o.class, o.oid, o.sub, o.owner, true as given, e.grantee, e.privilege_type,
          e.is_grantable
        from object o, pg_catalog.aclexplode(o.acl) e
        union all
        select o.class, o.oid, o.sub, o.owner, false, e.grantee, e.privilege_type, e.is_grantable
        from object o, pg_catalog.aclexplode(o.usual) e
      ), list as (
        select class, oid, sub, grantee, grantee = owner as of_owner,
          pg_catalog.string_agg(distinct privilege_type
              || case when is_grantable and grantee <> owner then ' with grant option' else '' end,
            ', ') filter (where given) as there,
          pg_catalog.string_agg(distinct privilege_type
              || case when is_grantable and grantee <> owner then ' with grant option' else '' end,
            ', ') filter (where not given) as usual
        from entry group by class, oid, sub, grantee, owner
      )
      select class, oid, sub,
        case when of_owner then '' when grantee = 0 then 'public'
          else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(grantee)) end,
        coalesce(there, 'none'), coalesce(usual, 'none')
      from list where there is distinct from usual
      """;

  /** Without the rows that say what holds anyway. */
  static final String DEFAULT_PRIVILEGES =
      """
      select pg_catalog.pg_get_userbyid(d.defaclrole) as role,
        coalesce((select pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_namespace n
                  where n.oid = d.defaclnamespace), '') as schema,
        case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences'
          when 'f' then 'functions' when 'T' then 'types' when 'n' then 'schemas'
          else 'large objects' end as objects,
        case when l.grantee = 0 then 'public'
          else pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(l.grantee)) end as grantee,
        pg_catalog.pg_get_userbyid(l.grantee) as grantee_role,
        coalesce(l.there, 'none') as there,
        coalesce(l.usual, 'none') as usual,
        case when d.defaclnamespace = 0 then 0 else d.defaclnamespace end as schema_oid
      from pg_catalog.pg_default_acl d
      cross join lateral (
        select e.grantee,
          pg_catalog.string_agg(e.privilege_type
              || case when e.is_grantable and e.grantee <> d.defaclrole
                   then ' with grant option' else '' end,
            ', ' order by e.privilege_type) filter (where e.given) as there,
          pg_catalog.string_agg(e.privilege_type
              || case when e.is_grantable and e.grantee <> d.defaclrole
                   then ' with grant option' else '' end,
            ', ' order by e.privilege_type) filter (where not e.given) as usual
        from (select true as given, x.* from pg_catalog.aclexplode(d.defaclacl) x
              union all
              select false, x.* from pg_catalog.aclexplode(
                case when d.defaclnamespace = 0
                  then pg_catalog.acldefault(
                    case d.defaclobjtype when 'S' then 's' else d.defaclobjtype end::"char",
                    d.defaclrole) end) x) e
        group by e.grantee) l
      where l.there is distinct from l.usual
      """;

  /** Objects of the kinds about which nothing is read. */
  static final String NOT_MODELLED =
      """
      select 'large object' as kind, count(*) as number from pg_catalog.pg_largeobject_metadata
      union all
      select 'temporary relation', count(*) from pg_catalog.pg_class c
      where c.relpersistence = 't' and c.relkind in ('r', 'v', 'S', 'p')
      union all
      select 'security label of a shared object', count(*) from pg_catalog.pg_shseclabel
      """;

  /** The same, in versions that have it. */
  static final String NOT_MODELLED_SINCE_15 =
      NOT_MODELLED
          + "union all select 'privilege on a setting', count(*) from pg_catalog.pg_parameter_acl";

  /**
   * Catalogues of rare objects. Whatever they hold must be a fact, or be counted. Subscriptions are
   * left out: each is a fact, all databases share their catalogue, and before PostgreSQL 14 not
   * everybody may read the identities.
   */
  private static final List<String> RARE =
      List.of(
          "pg_am",
          "pg_cast",
          "pg_collation",
          "pg_conversion",
          "pg_event_trigger",
          "pg_foreign_data_wrapper",
          "pg_foreign_server",
          "pg_language",
          "pg_opclass",
          "pg_operator",
          "pg_opfamily",
          "pg_policy",
          "pg_publication",
          "pg_publication_rel",
          "pg_statistic_ext",
          "pg_transform",
          "pg_ts_config",
          "pg_ts_dict",
          "pg_ts_parser",
          "pg_ts_template");

  /** How many objects of users each of these has, without those that came with another object. */
  static final String PROBE =
      RARE.stream()
          .map(
              catalog ->
                  "select 'pg_catalog.%1$s'::regclass::oid, '%1$s', count(*) from pg_catalog.%1$s o where %2$s and not exists (select from pg_catalog.pg_depend d where d.classid = 'pg_catalog.%1$s'::regclass and d.objid = o.oid and d.deptype = 'i')"
                      .formatted(catalog, FactQuery.made(catalog, "o")))
          .collect(Collectors.joining(" union all "));

  private SharedQueries() {}
}
