package dev.headwater.catalog;

import static dev.headwater.catalog.FactQuery.inSchema;
import static dev.headwater.catalog.FactQuery.made;
import static dev.headwater.catalog.FactQuery.named;
import static dev.headwater.catalog.FactQuery.role;
import static dev.headwater.catalog.FactQuery.self;
import static dev.headwater.catalog.FactQuery.yes;

import java.util.List;

/** Functions, and what is built of them: aggregates, operators, casts, text search. */
final class RoutineQueries {

  private RoutineQueries() {}

  static List<FactQuery> of() {
    return List.of(
        languages(),
        accessMethods(),
        routines(),
        aggregates(),
        operators(),
        operatorFamilies(),
        operatorClasses(),
        casts(),
        transforms(),
        conversions(),
        eventTriggers(),
        parsers(),
        templates(),
        dictionaries(),
        configurations());
  }

  private static FactQuery languages() {
    return FactQuery.of(
        """
        select 'LANGUAGE' as kind, %s, pg_catalog.quote_ident(l.lanname) as name, %s,
          %s as trusted, l.lanplcallfoid::regproc::text as handler,
          nullif(l.laninline::regproc::text, '-') as "inline handler",
          nullif(l.lanvalidator::regproc::text, '-') as validator
        from pg_catalog.pg_language l where %s
        """
            .formatted(
                self("pg_language", "l"),
                role("l.lanowner"),
                yes("l.lanpltrusted"),
                made("pg_language", "l")));
  }

  private static FactQuery accessMethods() {
    return FactQuery.of(
        """
        select 'ACCESS_METHOD' as kind, %s, pg_catalog.quote_ident(a.amname) as name,
          case a.amtype when 't' then 'table' else 'index' end as type,
          a.amhandler::regproc::text as handler
        from pg_catalog.pg_am a where %s
        """
            .formatted(self("pg_am", "a"), made("pg_am", "a")));
  }

  private static FactQuery routines() {
    return FactQuery.of(
        """
        select case p.prokind when 'p' then 'PROCEDURE' else 'FUNCTION' end as kind, %s, %s, %s,
          pg_catalog.quote_ident(p.proname) || '(' || pg_catalog.oidvectortypes(p.proargtypes)
            || ')' as name,
          pg_catalog.pg_get_functiondef(p.oid) as definition,
          pg_catalog.pg_get_function_result(p.oid) as result,
          pg_catalog.array_to_string(p.proargnames, ', ') as "argument names",
          pg_catalog.array_to_string(p.proargmodes, ', ') as "argument modes",
          pg_catalog.pg_get_expr(p.proargdefaults, 0) as "argument defaults",
          (select l.lanname from pg_catalog.pg_language l where l.oid = p.prolang) as language
        from pg_catalog.pg_proc p
        where p.prokind in ('f', 'p', 'w') and %s
          and not exists (select from pg_catalog.pg_depend d
                          where d.classid = 'pg_catalog.pg_proc'::regclass and d.objid = p.oid
                            and d.deptype = 'i')
        """
            .formatted(
                self("pg_proc", "p"),
                inSchema("p.pronamespace"),
                role("p.proowner"),
                made("pg_proc", "p")));
  }

  private static FactQuery aggregates() {
    return FactQuery.of(
        """
        select 'AGGREGATE' as kind, %s, %s, %s,
          pg_catalog.quote_ident(p.proname) || '(' || case when p.pronargs = 0 then '*'
            else pg_catalog.pg_get_function_identity_arguments(p.oid) end || ')' as name,
          pg_catalog.concat_ws(', ',
            'sfunc = ' || a.aggtransfn::regproc,
            'stype = ' || pg_catalog.format_type(a.aggtranstype, null),
            'sspace = ' || nullif(a.aggtransspace, 0),
            'finalfunc = ' || nullif(a.aggfinalfn::regproc::text, '-'),
            case when a.aggfinalextra then 'finalfunc_extra' end,
            case when a.aggfinalfn <> 0
                   and a.aggfinalmodify <> case a.aggkind when 'n' then 'r' else 'w' end
              then 'finalfunc_modify = ' || case a.aggfinalmodify when 'r' then 'read_only'
                     when 's' then 'shareable' else 'read_write' end end,
            'combinefunc = ' || nullif(a.aggcombinefn::regproc::text, '-'),
            'serialfunc = ' || nullif(a.aggserialfn::regproc::text, '-'),
            'deserialfunc = ' || nullif(a.aggdeserialfn::regproc::text, '-'),
            'initcond = ' || pg_catalog.quote_literal(a.agginitval),
            'msfunc = ' || nullif(a.aggmtransfn::regproc::text, '-'),
            'minvfunc = ' || nullif(a.aggminvtransfn::regproc::text, '-'),
            'mstype = ' || case when a.aggmtranstype <> 0
                             then pg_catalog.format_type(a.aggmtranstype, null) end,
            'msspace = ' || nullif(a.aggmtransspace, 0),
            'mfinalfunc = ' || nullif(a.aggmfinalfn::regproc::text, '-'),
            case when a.aggmfinalextra then 'mfinalfunc_extra' end,
            'minitcond = ' || pg_catalog.quote_literal(a.aggminitval),
            case when a.aggsortop <> 0 then 'sortop = ' || a.aggsortop::regoperator end,
            'parallel = ' || case p.proparallel when 's' then 'safe' when 'r' then 'restricted' end,
            case when a.aggkind = 'h' then 'hypothetical' end) as definition,
          pg_catalog.pg_get_function_arguments(p.oid) as arguments
        from pg_catalog.pg_proc p
        join pg_catalog.pg_aggregate a on a.aggfnoid = p.oid
        where %s
        """
            .formatted(
                self("pg_proc", "p"),
                inSchema("p.pronamespace"),
                role("p.proowner"),
                made("pg_proc", "p")));
  }

  private static FactQuery operators() {
    return FactQuery.of(
        """
        select 'OPERATOR' as kind, %s, %s, %s,
          o.oprname || '(' || case when o.oprleft = 0 then 'NONE'
              else pg_catalog.format_type(o.oprleft, null) end || ', '
            || pg_catalog.format_type(o.oprright, null) || ')' as name,
          pg_catalog.concat_ws(', ',
            'function = ' || o.oprcode::regproc,
            'leftarg = ' || case when o.oprleft <> 0
                              then pg_catalog.format_type(o.oprleft, null) end,
            'rightarg = ' || pg_catalog.format_type(o.oprright, null),
            (select 'commutator = operator(' || %s || ')' from pg_catalog.pg_operator c
             where c.oid = o.oprcom),
            (select 'negator = operator(' || %s || ')' from pg_catalog.pg_operator c
             where c.oid = o.oprnegate),
            'restrict = ' || nullif(o.oprrest::regproc::text, '-'),
            'join = ' || nullif(o.oprjoin::regproc::text, '-'),
            case when o.oprcanhash then 'hashes' end,
            case when o.oprcanmerge then 'merges' end) as definition
        from pg_catalog.pg_operator o where o.oprcode <> 0 and %s
        """
            .formatted(
                self("pg_operator", "o"),
                inSchema("o.oprnamespace"),
                role("o.oprowner"),
                operatorName("c"),
                operatorName("c"),
                made("pg_operator", "o")));
  }

  private static String operatorName(String alias) {
    return "(select pg_catalog.quote_ident(s.nspname) from pg_catalog.pg_namespace s where s.oid = %s.oprnamespace) || '.' || %s.oprname"
        .formatted(alias, alias);
  }

  private static FactQuery operatorFamilies() {
    return FactQuery.of(
        """
        select 'OPERATOR_FAMILY' as kind, %s, %s, %s,
          pg_catalog.quote_ident(f.opfname) || ' using ' || a.amname as name
        from pg_catalog.pg_opfamily f
        join pg_catalog.pg_am a on a.oid = f.opfmethod
        where %s
        """
            .formatted(
                self("pg_opfamily", "f"),
                inSchema("f.opfnamespace"),
                role("f.opfowner"),
                made("pg_opfamily", "f")));
  }

  private static FactQuery operatorClasses() {
    return FactQuery.of(
        """
        select 'OPERATOR_CLASS' as kind, %s, %s, %s,
          pg_catalog.quote_ident(c.opcname) || ' using ' || a.amname as name,
          pg_catalog.format_type(c.opcintype, null) as type,
          %s as "default",
          (select %s || ' using ' || a.amname from pg_catalog.pg_opfamily f
           where f.oid = c.opcfamily) as family,
          (select pg_catalog.string_agg('operator ' || o.amopstrategy || ' '
                    || o.amopopr::regoperator, ', ' order by o.amopstrategy, o.oid)
           from pg_catalog.pg_amop o where o.amopfamily = c.opcfamily
             and o.amoplefttype = c.opcintype) as operators,
          (select pg_catalog.string_agg('function ' || p.amprocnum || ' '
                    || p.amproc::regprocedure, ', ' order by p.amprocnum, p.oid)
           from pg_catalog.pg_amproc p where p.amprocfamily = c.opcfamily
             and p.amproclefttype = c.opcintype) as functions,
          case when c.opckeytype <> 0 then pg_catalog.format_type(c.opckeytype, null) end
            as storage
        from pg_catalog.pg_opclass c
        join pg_catalog.pg_am a on a.oid = c.opcmethod
        where %s
        """
            .formatted(
                self("pg_opclass", "c"),
                inSchema("c.opcnamespace"),
                role("c.opcowner"),
                yes("c.opcdefault"),
                named("f.opfnamespace", "f.opfname"),
                made("pg_opclass", "c")));
  }

  private static FactQuery casts() {
    return FactQuery.of(
        """
        select 'CAST' as kind, %s,
          '(' || pg_catalog.format_type(c.castsource, null) || ' as '
            || pg_catalog.format_type(c.casttarget, null) || ')' as name,
          case c.castmethod when 'f' then 'with function ' || c.castfunc::regprocedure
            when 'i' then 'with inout' else 'without function' end as method,
          case c.castcontext when 'a' then 'as assignment' when 'i' then 'as implicit' end
            as context
        from pg_catalog.pg_cast c
        where %s
          and not exists (select from pg_catalog.pg_depend d
                          where d.classid = 'pg_catalog.pg_cast'::regclass and d.objid = c.oid
                            and d.deptype = 'i')
        """
            .formatted(self("pg_cast", "c"), made("pg_cast", "c")));
  }

  private static FactQuery transforms() {
    return FactQuery.of(
        """
        select 'TRANSFORM' as kind, %s,
          'for ' || pg_catalog.format_type(t.trftype, null) || ' language '
            || pg_catalog.quote_ident(l.lanname) as name,
          nullif(t.trffromsql::regprocedure::text, '-') as "from sql",
          nullif(t.trftosql::regprocedure::text, '-') as "to sql"
        from pg_catalog.pg_transform t
        join pg_catalog.pg_language l on l.oid = t.trflang
        where %s
        """
            .formatted(self("pg_transform", "t"), made("pg_transform", "t")));
  }

  private static FactQuery conversions() {
    return FactQuery.of(
        """
        select 'CONVERSION' as kind, %s, %s, %s, pg_catalog.quote_ident(c.conname) as name,
          %s as "default", pg_catalog.pg_encoding_to_char(c.conforencoding) as source,
          pg_catalog.pg_encoding_to_char(c.contoencoding) as target,
          c.conproc::regproc::text as function
        from pg_catalog.pg_conversion c where %s
        """
            .formatted(
                self("pg_conversion", "c"),
                inSchema("c.connamespace"),
                role("c.conowner"),
                yes("c.condefault"),
                made("pg_conversion", "c")));
  }

  private static FactQuery eventTriggers() {
    return FactQuery.of(
        """
        select 'EVENT_TRIGGER' as kind, %s, %s, pg_catalog.quote_ident(e.evtname) as name,
          e.evtevent as event,
          (select pg_catalog.string_agg(pg_catalog.quote_literal(t), ', ' order by t)
           from pg_catalog.unnest(e.evttags) t) as tags,
          e.evtfoid::regproc || '()' as function,
          case e.evtenabled when 'D' then 'disabled' when 'R' then 'replica' when 'A' then 'always'
            end as enabled
        from pg_catalog.pg_event_trigger e where %s
        """
            .formatted(
                self("pg_event_trigger", "e"), role("e.evtowner"), made("pg_event_trigger", "e")));
  }

  private static FactQuery parsers() {
    return FactQuery.of(
        """
        select 'TEXT_SEARCH_PARSER' as kind, %s, %s, pg_catalog.quote_ident(p.prsname) as name,
          pg_catalog.concat_ws(', ', 'start = ' || p.prsstart, 'gettoken = ' || p.prstoken,
            'end = ' || p.prsend, 'headline = ' || nullif(p.prsheadline::text, '-'),
            'lextypes = ' || p.prslextype) as definition
        from pg_catalog.pg_ts_parser p where %s
        """
            .formatted(
                self("pg_ts_parser", "p"), inSchema("p.prsnamespace"), made("pg_ts_parser", "p")));
  }

  private static FactQuery templates() {
    return FactQuery.of(
        """
        select 'TEXT_SEARCH_TEMPLATE' as kind, %s, %s, pg_catalog.quote_ident(t.tmplname) as name,
          pg_catalog.concat_ws(', ', 'init = ' || nullif(t.tmplinit::text, '-'),
            'lexize = ' || t.tmpllexize) as definition
        from pg_catalog.pg_ts_template t where %s
        """
            .formatted(
                self("pg_ts_template", "t"),
                inSchema("t.tmplnamespace"),
                made("pg_ts_template", "t")));
  }

  private static FactQuery dictionaries() {
    return FactQuery.of(
        """
        select 'TEXT_SEARCH_DICTIONARY' as kind, %s, %s, %s,
          pg_catalog.quote_ident(d.dictname) as name,
          (select %s from pg_catalog.pg_ts_template t where t.oid = d.dicttemplate) as template,
          d.dictinitoption as options
        from pg_catalog.pg_ts_dict d where %s
        """
            .formatted(
                self("pg_ts_dict", "d"),
                inSchema("d.dictnamespace"),
                role("d.dictowner"),
                named("t.tmplnamespace", "t.tmplname"),
                made("pg_ts_dict", "d")));
  }

  private static FactQuery configurations() {
    return FactQuery.of(
        """
        select 'TEXT_SEARCH_CONFIGURATION' as kind, %s, %s, %s,
          pg_catalog.quote_ident(c.cfgname) as name,
          (select %s from pg_catalog.pg_ts_parser p where p.oid = c.cfgparser) as parser,
          (select pg_catalog.string_agg(t.alias || ' with ' || m.dictionaries, E'\\n'
                                        order by t.tokid)
           from (select x.maptokentype,
                   pg_catalog.string_agg(x.mapdict::regdictionary::text, ', '
                                         order by x.mapseqno) as dictionaries
                 from pg_catalog.pg_ts_config_map x where x.mapcfg = c.oid
                 group by x.maptokentype) m
           join pg_catalog.ts_token_type(c.cfgparser) t on t.tokid = m.maptokentype) as mappings
        from pg_catalog.pg_ts_config c where %s
        """
            .formatted(
                self("pg_ts_config", "c"),
                inSchema("c.cfgnamespace"),
                role("c.cfgowner"),
                named("p.prsnamespace", "p.prsname"),
                made("pg_ts_config", "c")));
  }
}
