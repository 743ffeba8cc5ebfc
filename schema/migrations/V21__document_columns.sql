-- Why: tenant, owner, state and times of a document lived in JSON, where nothing could be
-- checked or keyed. They become columns; what is unreadable is noted.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'documents', external_id, noted.*
from documents, lateral (
    select name, 'not_an_object', value
    from (values ('doc_metadata', doc_metadata), ('storage_info', storage_info),
                 ('system_metadata', system_metadata),
                 ('additional_metadata', additional_metadata)) as objects (name, value)
    where jsonb_typeof(value) not in ('object', 'null')
    union all
    select 'system_metadata.created_at', 'time_unknown', system_metadata -> 'created_at'
    where legacy.try_timestamptz(system_metadata ->> 'created_at') is null
    union all
    select 'system_metadata.updated_at', 'time_unreadable', system_metadata -> 'updated_at'
    where legacy.try_timestamptz(system_metadata ->> 'updated_at') is null
      and legacy.text_or_null(system_metadata ->> 'updated_at') is not null
    union all
    select 'system_metadata.status', 'status_unknown', system_metadata -> 'status'
    where system_metadata ->> 'status' not in ('processing', 'completed', 'failed')
    union all
    select 'system_metadata.' || name, 'not_a_number', system_metadata -> name
    from unnest(array['page_count', 'version']) as name
    where system_metadata ->> name !~ '^\d{1,9}$'
    union all
    select 'chunk_ids', 'chunk_id_not_text', entry from legacy.non_texts(chunk_ids) as entry
) as noted;

alter table documents
    add column app_id external_key,
    add column owner_user_id uuid,
    add column end_user_id text,
    add column status processing_status not null default 'processing',
    add column error text,
    add column page_count integer,
    add column version integer not null default 1,
    add column metadata_types jsonb_object not null default '{}',
    add column created_at timestamptz not null default now(),
    add column updated_at timestamptz not null default now();

update documents d
set app_id = legacy.text_or_null(system_metadata ->> 'app_id'),
    owner_user_id = legacy.owner_id(owner),
    end_user_id = legacy.text_or_null(system_metadata ->> 'end_user_id'),
    status = case when system_metadata ->> 'status' in ('processing', 'completed', 'failed')
                  then (system_metadata ->> 'status')::processing_status else 'unknown' end,
    error = legacy.text_or_null(system_metadata ->> 'error'),
    page_count = substring(system_metadata ->> 'page_count' from '^\d{1,9}$')::integer,
    version = coalesce(substring(system_metadata ->> 'version' from '^\d{1,9}$')::integer, 1),
    created_at = coalesce(t.created, t.updated, now()),
    updated_at = coalesce(t.updated, t.created, now()),
    doc_metadata = legacy.object_or_empty(doc_metadata),
    storage_info = legacy.object_or_empty(storage_info),
    additional_metadata = legacy.object_or_empty(additional_metadata),
    -- the folder keys are needed until the documents are filed
    system_metadata = legacy.object_or_empty(system_metadata)
        - array['app_id', 'end_user_id', 'status', 'error', 'page_count', 'version',
                'created_at', 'updated_at']
from (
    select external_id, legacy.try_timestamptz(system_metadata ->> 'created_at') as created,
           legacy.try_timestamptz(system_metadata ->> 'updated_at') as updated
    from documents
) t
where t.external_id = d.external_id;

alter table documents
    alter column owner_user_id set not null,
    alter column doc_metadata type jsonb_object,
    alter column doc_metadata set default '{}',
    alter column doc_metadata set not null,
    alter column storage_info type jsonb_object,
    alter column storage_info set default '{}',
    alter column storage_info set not null,
    alter column additional_metadata type jsonb_object,
    alter column additional_metadata set default '{}',
    alter column additional_metadata set not null,
    alter column system_metadata type jsonb_object,
    alter column system_metadata set default '{}',
    alter column system_metadata set not null,
    add constraint documents_app_id_fkey foreign key (app_id) references apps (app_id) on delete restrict,
    add constraint documents_owner_user_id_fkey
        foreign key (owner_user_id) references users (id) on delete restrict,
    add constraint documents_page_count_check check (page_count >= 0),
    add constraint documents_version_check check (version >= 0);

comment on table documents is 'Documents. A filed one is under the roles of its folder, an unfiled one is for its owner.';
comment on column documents.content_type is 'MIME type.';
comment on column documents.filename is 'Name of the file as given.';
comment on column documents.doc_metadata is 'Metadata of the client.';
comment on column documents.storage_info is 'Where the current file lies: bucket, key and names.';
comment on column documents.system_metadata is 'Facts the service keeps that no query needs as a column.';
comment on column documents.additional_metadata is 'Transcripts and frame descriptions of videos.';
comment on column documents.app_id is 'Tenant; null outside apps.';
comment on column documents.owner_user_id is 'Owner. Rights come from it only while the document is unfiled.';
comment on column documents.end_user_id is 'Free scope key of the client.';
comment on column documents.status is 'State of the processing.';
comment on column documents.error is 'Why the processing failed.';
comment on column documents.page_count is 'Number of pages, where it has any.';
comment on column documents.version is 'Counts replacements of the file.';
comment on column documents.metadata_types is 'Type label of each key of doc_metadata, for typed filters.';
comment on column documents.created_at is 'When the document came in.';
comment on column documents.updated_at is 'When the row was last changed.';
