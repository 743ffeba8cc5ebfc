package dev.headwater.catalog;

import static dev.headwater.catalog.FactQuery.in;
import static dev.headwater.catalog.FactQuery.made;
import static dev.headwater.catalog.FactQuery.role;
import static dev.headwater.catalog.FactQuery.self;
import static dev.headwater.catalog.FactQuery.yes;

import java.util.List;

/** Schemas, and objects that lie in none. */
final class DatabaseQueries {

  /** Options of such a name are never read. */
  private static final String NO_SECRETS =
      "(select pg_catalog.string_agg(o, E'\\n' order by n)"
          + " from pg_catalog.unnest(%s) with ordinality u (o, n) where o !~* '^[^=]*(pass|secret|key|token|credential)[^=]*=')";

  private DatabaseQueries() {}

  static List<FactQuery> schemasAndExtensions() {
    return List.of(schemas(), extensions());
  }

  static List<FactQuery> others(int major) {
    return List.of(
        wrappers(),
        servers(),
        userMappings(),
        publications(),
        publicationTables(major),
        publicationSchemas(),
        subscriptions(major));
  }

  /**
   * Up to PostgreSQL 14, the schema public of each new database belongs to the first superuser of
   * the server, which is nobody's doing. An owner that is null is no fact.
   */
  private static FactQuery schemas() {
    return FactQuery.of(
        """
        select 'SCHEMA' as kind, %s, pg_catalog.quote_ident(n.nspname) as name,
          case when n.nspname = 'public' and n.nspowner = 10
              and pg_catalog.current_setting('server_version_num')::integer < 150000
            then null else pg_catalog.pg_get_userbyid(n.nspowner) end as owner
        from pg_catalog.pg_namespace n where %s and not %s
        """
            .formatted(
                self("pg_namespace", "n"),
                Schemas.USERS,
                ExtensionMember.condition("pg_namespace", "n.oid")));
  }

  private static FactQuery extensions() {
    return FactQuery.of(
        """
        select 'EXTENSION' as kind, %s, pg_catalog.quote_ident(e.extname) as name,
          (select pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_namespace n
           where n.oid = e.extnamespace) as schema
        from pg_catalog.pg_extension e where e.oid >= 16384
        """
            .formatted(self("pg_extension", "e")));
  }

  private static FactQuery wrappers() {
    return FactQuery.of(
        """
        select 'FOREIGN_DATA_WRAPPER' as kind, %s, %s, pg_catalog.quote_ident(w.fdwname) as name,
          nullif(w.fdwhandler::regproc::text, '-') as handler,
          nullif(w.fdwvalidator::regproc::text, '-') as validator,
          %s as options
        from pg_catalog.pg_foreign_data_wrapper w where %s
        """
            .formatted(
                self("pg_foreign_data_wrapper", "w"),
                role("w.fdwowner"),
                NO_SECRETS.formatted("w.fdwoptions"),
                made("pg_foreign_data_wrapper", "w")));
  }

  private static FactQuery servers() {
    return FactQuery.of(
        """
        select 'SERVER' as kind, %s, %s, pg_catalog.quote_ident(s.srvname) as name,
          (select pg_catalog.quote_ident(w.fdwname) from pg_catalog.pg_foreign_data_wrapper w
           where w.oid = s.srvfdw) as wrapper,
          pg_catalog.quote_literal(s.srvtype) as type,
          pg_catalog.quote_literal(s.srvversion) as version, %s as options
        from pg_catalog.pg_foreign_server s where %s
        """
            .formatted(
                self("pg_foreign_server", "s"),
                role("s.srvowner"),
                NO_SECRETS.formatted("s.srvoptions"),
                made("pg_foreign_server", "s")));
  }

  /** The view, because the table itself is not for everybody; its options are secrets. */
  private static FactQuery userMappings() {
    return FactQuery.of(
        """
        select 'USER_MAPPING' as kind, 'pg_catalog.pg_user_mapping'::regclass::oid as class,
          m.umid as oid, 0 as sub, %s,
          case when m.umuser = 0 then 'public' else pg_catalog.quote_ident(m.usename) end as name,
          case when m.umoptions is not null then 'secret' end as options
        from pg_catalog.pg_user_mappings m
        """
            .formatted(in("pg_foreign_server", "m.srvid")));
  }

  private static FactQuery publications() {
    return FactQuery.of(
        """
        select 'PUBLICATION' as kind, %s, %s, pg_catalog.quote_ident(p.pubname) as name,
          %s as "all tables",
          pg_catalog.concat_ws(', ', case when p.pubinsert then 'insert' end,
            case when p.pubupdate then 'update' end, case when p.pubdelete then 'delete' end,
            case when p.pubtruncate then 'truncate' end) as publish,
          %s as "via partition root",
          case pg_catalog.to_jsonb(p)->>'pubgencols' when 's' then 'stored' end
            as "generated columns"
        from pg_catalog.pg_publication p where %s
        """
            .formatted(
                self("pg_publication", "p"),
                role("p.pubowner"),
                yes("p.puballtables"),
                yes("p.pubviaroot"),
                made("pg_publication", "p")));
  }

  private static FactQuery publicationTables(int major) {
    return FactQuery.of(
        """
        select 'PUBLICATION_TABLE' as kind, %s, %s,
          (select pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname)
           from pg_catalog.pg_class c join pg_catalog.pg_namespace n on n.oid = c.relnamespace
           where c.oid = r.prrelid) as name,
          (select pg_catalog.string_agg(pg_catalog.quote_ident(a.attname), ', '
                                        order by a.attname)
           from pg_catalog.pg_attribute a
           where a.attrelid = r.prrelid and %s) as columns,
          %s as "row filter"
        from pg_catalog.pg_publication_rel r
        """
            .formatted(
                self("pg_publication_rel", "r"),
                in("pg_publication", "r.prpubid"),
                major >= 15 ? "a.attnum = any (r.prattrs)" : "false",
                major >= 15 ? "pg_catalog.pg_get_expr(r.prqual, r.prrelid)" : "''"));
  }

  private static FactQuery publicationSchemas() {
    return FactQuery.since(
        15,
        """
        select 'PUBLICATION_SCHEMA' as kind, %s, %s,
          (select pg_catalog.quote_ident(n.nspname) from pg_catalog.pg_namespace n
           where n.oid = r.pnnspid) as name
        from pg_catalog.pg_publication_namespace r
        """
            .formatted(self("pg_publication_namespace", "r"), in("pg_publication", "r.pnpubid")));
  }

  /**
   * Without its connection, which is a secret and not for everybody. Before PostgreSQL 14, the
   * identity and the kind of commit are not for everybody either.
   */
  private static FactQuery subscriptions(int major) {
    return FactQuery.of(
        """
        select 'SUBSCRIPTION' as kind, %s, %s, pg_catalog.quote_ident(s.subname) as name,
          case when s.subenabled then 'yes' else 'no' end as enabled,
          s.subslotname as slot,
          pg_catalog.array_to_string(s.subpublications, ', ') as publications,
          %s as "synchronous commit"
        from pg_catalog.pg_subscription s
        where s.subdbid = (select d.oid from pg_catalog.pg_database d
                           where d.datname = pg_catalog.current_database())
        """
            .formatted(
                major >= 14 ? self("pg_subscription", "s") : "0 as class, 0 as oid, 0 as sub",
                role("s.subowner"),
                major >= 14 ? "s.subsynccommit" : "''"));
  }
}
