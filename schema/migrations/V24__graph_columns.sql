-- Why: as for documents, tenant, owner, state and times of a graph become columns; its time
-- stamps were texts, some of them broken.

set local datestyle to 'ISO, YMD';

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'graphs', id, noted.*
from graphs, lateral (
    select name, 'not_an_array', value
    from (values ('entities', entities), ('relationships', relationships)) as arrays (name, value)
    where jsonb_typeof(value) not in ('array', 'null')
    union all
    select name, 'not_an_object', value
    from (values ('graph_metadata', graph_metadata), ('system_metadata', system_metadata),
                 ('filters', filters)) as objects (name, value)
    where jsonb_typeof(value) not in ('object', 'null')
    union all
    select 'created_at', 'time_unknown', to_jsonb(created_at)
    where legacy.try_timestamptz(created_at) is null
    union all
    select 'updated_at', 'time_unreadable', to_jsonb(updated_at)
    where legacy.try_timestamptz(updated_at) is null and legacy.text_or_null(updated_at) is not null
    union all
    select 'system_metadata.status', 'status_unknown', system_metadata -> 'status'
    where system_metadata ->> 'status' not in ('processing', 'completed', 'failed')
    union all
    select 'name', 'name_missing', to_jsonb(name) where legacy.text_or_null(name) is null
    union all
    select 'system_metadata.' || key, 'second_time_in_json', system_metadata -> key
    from (values ('created_at', created_at), ('updated_at', updated_at)) as times (key, kept)
    where system_metadata ->> key <> coalesce(kept, '')
) as noted;

alter table graphs
    add column app_id external_key,
    add column owner_user_id uuid,
    add column end_user_id text,
    add column status processing_status not null default 'processing',
    add column error text;

update graphs g
set name = coalesce(legacy.text_or_null(name), 'graph (' || id || ')'),
    app_id = legacy.text_or_null(system_metadata ->> 'app_id'),
    owner_user_id = legacy.owner_id(owner),
    end_user_id = legacy.text_or_null(system_metadata ->> 'end_user_id'),
    status = case when system_metadata ->> 'status' in ('processing', 'completed', 'failed')
                  then (system_metadata ->> 'status')::processing_status else 'unknown' end,
    error = legacy.text_or_null(system_metadata ->> 'error'),
    created_at = coalesce(legacy.try_timestamptz(created_at), legacy.try_timestamptz(updated_at),
                          legacy.try_timestamptz(system_metadata ->> 'created_at'), now()),
    updated_at = coalesce(legacy.try_timestamptz(updated_at), legacy.try_timestamptz(created_at),
                          legacy.try_timestamptz(system_metadata ->> 'updated_at'),
                          legacy.try_timestamptz(system_metadata ->> 'created_at'), now()),
    entities = legacy.array_or_empty(entities),
    relationships = legacy.array_or_empty(relationships),
    graph_metadata = legacy.object_or_empty(graph_metadata),
    filters = case when jsonb_typeof(filters) = 'object' then filters end,
    system_metadata = legacy.object_or_empty(system_metadata)
        - array['app_id', 'end_user_id', 'status', 'error', 'created_at', 'updated_at'];

alter table graphs
    alter column id type external_key,
    alter column name set not null,
    alter column owner_user_id set not null,
    alter column created_at type timestamptz using created_at::timestamptz,
    alter column created_at set default now(),
    alter column created_at set not null,
    alter column updated_at type timestamptz using updated_at::timestamptz,
    alter column updated_at set default now(),
    alter column updated_at set not null,
    alter column entities type jsonb_array,
    alter column entities set default '[]',
    alter column entities set not null,
    alter column relationships type jsonb_array,
    alter column relationships set default '[]',
    alter column relationships set not null,
    alter column graph_metadata type jsonb_object,
    alter column graph_metadata set default '{}',
    alter column graph_metadata set not null,
    alter column system_metadata type jsonb_object,
    alter column system_metadata set default '{}',
    alter column system_metadata set not null,
    alter column filters type jsonb_object,
    add constraint graphs_name_check check (btrim(name) <> ''),
    add constraint graphs_app_id_fkey foreign key (app_id) references apps (app_id) on delete restrict,
    add constraint graphs_owner_user_id_fkey foreign key (owner_user_id) references users (id) on delete restrict;
alter table graphs
    add column entity_count integer not null generated always as (jsonb_array_length(entities)) stored,
    add column relationship_count integer not null
        generated always as (jsonb_array_length(relationships)) stored;

comment on table graphs is 'Knowledge graphs made from documents.';
comment on column graphs.id is 'Key, made by the service.';
comment on column graphs.name is 'Name, unique for its owner in an app.';
comment on column graphs.entities is 'Things found in the documents: id, label, type, properties and sources of each.';
comment on column graphs.relationships is 'Links between entities.';
comment on column graphs.graph_metadata is 'Metadata of the client.';
comment on column graphs.system_metadata is 'Facts the service keeps that no query needs as a column.';
comment on column graphs.filters is 'Filter that chose the documents, if any.';
comment on column graphs.app_id is 'Tenant; null outside apps.';
comment on column graphs.owner_user_id is 'Owner. Rights come from it only while the graph is unfiled.';
comment on column graphs.end_user_id is 'Free scope key of the client.';
comment on column graphs.status is 'State of the processing.';
comment on column graphs.error is 'Why the processing failed.';
comment on column graphs.created_at is 'When the graph was made.';
comment on column graphs.updated_at is 'When the row was last changed.';
comment on column graphs.entity_count is 'Number of entities; derived.';
comment on column graphs.relationship_count is 'Number of relationships; derived.';
