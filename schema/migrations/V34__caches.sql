-- Why: the documents of a cache were ids in JSON; now a deleted document is not served from a
-- cache that still names it.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'caches', name, 'metadata', 'not_an_object', metadata
from caches where jsonb_typeof(metadata) <> 'object'
union all
select 'caches', name, 'name', 'id_blank_or_long', to_jsonb(name)
from caches where name = '' or char_length(name) > 1024
union all
select 'caches', name, 'created_at', 'time_unknown', null from caches where created_at is null;

update caches set
    name = case when name = '' or char_length(name) > 1024 then 'cache-' || md5(name) else name end,
    metadata = legacy.object_or_empty(metadata),
    created_at = coalesce(created_at, updated_at, now()),
    updated_at = coalesce(updated_at, created_at, now());

create table cache_documents (
    cache_name external_key not null
        constraint cache_documents_cache_name_fkey references caches (name)
            on delete cascade on update cascade,
    document_id external_key not null
        constraint cache_documents_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    constraint cache_documents_pkey primary key (cache_name, document_id)
);
create index cache_documents_document_id_idx on cache_documents (document_id);

insert into cache_documents (cache_name, document_id)
select name, external_id
from caches, legacy.texts(metadata -> 'docs') as listed
join documents on external_id = listed;

insert into migration_quarantine (source_table, source_key, reason, original)
select 'caches', name, 'document_id_dangling', to_jsonb(listed)
from caches, legacy.texts(metadata -> 'docs') as listed
where not exists (select from documents where external_id = listed)
union all
select 'caches', name, 'document_id_not_text', entry
from caches, legacy.non_texts(metadata -> 'docs') as entry;

update caches set metadata = metadata - 'docs' where metadata ? 'docs';

alter table caches
    alter column name type external_key,
    alter column metadata type jsonb_object,
    alter column metadata set default '{}',
    alter column metadata set not null,
    alter column created_at set default now(),
    alter column created_at set not null,
    alter column updated_at set default now(),
    alter column updated_at set not null,
    add column app_id external_key,
    add column model text generated always as (metadata ->> 'model') stored,
    add column model_file text generated always as (metadata ->> 'model_file') stored,
    add constraint caches_app_id_fkey foreign key (app_id) references apps (app_id) on delete cascade;
create index caches_app_id_idx on caches (app_id);
create trigger caches_touch_updated_at before update on caches
    for each row execute function touch_updated_at();

comment on table caches is 'Prepared model states over a set of documents.';
comment on column caches.name is 'Key, given by the client.';
comment on column caches.metadata is 'Model, filters and place in the object store.';
comment on column caches.created_at is 'When the cache was made.';
comment on column caches.updated_at is 'When the row was last changed.';
comment on column caches.app_id is 'Tenant; null for caches of era A, which knew none.';
comment on column caches.model is 'Model; derived from metadata.';
comment on column caches.model_file is 'File of the model; derived from metadata.';
comment on table cache_documents is 'Documents in a cache.';
comment on column cache_documents.cache_name is 'Cache.';
comment on column cache_documents.document_id is 'Document.';
