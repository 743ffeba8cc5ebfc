-- Why: the lists of era A let single people at single documents and graphs. These rights stay,
-- as rows with keys. access_control.user_id let people read as well, though it was meant to
-- restrict. app_access was never looked at, so it gives nothing and is noted.

create table document_grants (
    document_id external_key not null
        constraint document_grants_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    user_id uuid not null
        constraint document_grants_user_id_fkey references users (id) on delete cascade,
    access access_level not null,
    constraint document_grants_pkey primary key (document_id, user_id, access)
);
create index document_grants_user_id_idx on document_grants (user_id, access);

create table graph_grants (
    graph_id external_key not null
        constraint graph_grants_graph_id_fkey references graphs (id)
            on delete cascade on update cascade,
    user_id uuid not null
        constraint graph_grants_user_id_fkey references users (id) on delete cascade,
    access access_level not null,
    constraint graph_grants_pkey primary key (graph_id, user_id, access)
);
create index graph_grants_user_id_idx on graph_grants (user_id, access);

create temporary table list_entry on commit drop as
select a.kind, a.key, a.owner_user_id, lists.list, lists.access, legacy.user_id(entry) as user_id
from (select 'documents' as kind, external_id::text as key, owner_user_id, access_control from documents
      union all select 'graphs', id, owner_user_id, access_control from graphs) a,
     (values ('readers', 'read'::access_level), ('writers', 'write'),
             ('admins', 'admin'), ('user_id', 'read')) as lists (list, access),
     legacy.texts(a.access_control -> lists.list) as entry;

insert into document_grants (document_id, user_id, access)
select distinct key, user_id, access from list_entry where kind = 'documents' and user_id <> owner_user_id;
insert into graph_grants (graph_id, user_id, access)
select distinct key, user_id, access from list_entry where kind = 'graphs' and user_id <> owner_user_id;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select a.kind, a.key, noted.*
from (select 'documents' as kind, external_id::text as key, access_control from documents
      union all select 'graphs', id, access_control from graphs) a,
     lateral (
        select 'access_control', 'not_an_object', a.access_control
        where jsonb_typeof(a.access_control) not in ('object', 'null')
        union all
        select 'access_control.' || list, 'list_entry_not_text', entry
        from unnest(array['readers', 'writers', 'admins', 'user_id']) as list,
             legacy.non_texts(a.access_control -> list) as entry
        union all
        select 'access_control.' || list, 'list_never_applied', entries
        from jsonb_each(legacy.object_or_empty(a.access_control)) as l (list, entries)
        where list not in ('readers', 'writers', 'admins', 'user_id')
          and jsonb_array_length(legacy.as_array(entries)) > 0
     ) as noted;

alter table documents drop column access_control, drop column owner;
alter table graphs drop column access_control, drop column owner;

comment on table document_grants is 'Rights of single users on single documents, from the lists of era A.';
comment on column document_grants.document_id is 'Document.';
comment on column document_grants.user_id is 'Who may.';
comment on column document_grants.access is 'May do what. One does not include another.';
comment on table graph_grants is 'Rights of single users on single graphs, from the lists of era A.';
comment on column graph_grants.graph_id is 'Graph.';
comment on column graph_grants.user_id is 'Who may.';
comment on column graph_grants.access is 'May do what. One does not include another.';
