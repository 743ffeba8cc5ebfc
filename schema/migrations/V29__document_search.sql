-- Why: documents are found by words of their name, by metadata, by tenant and by time.
-- Typed filters need a type for each key, which era A did not keep.

update documents
set metadata_types = coalesce((
    select jsonb_object_agg(key, jsonb_typeof(value)) from jsonb_each(doc_metadata)), '{}')
where doc_metadata <> '{}';

alter table documents
    add column extension text
        generated always as (lower(substring(filename from '\.([^./\\]+)$'))) stored,
    add column name_search tsvector
        generated always as (
            to_tsvector('english'::regconfig, translate(coalesce(filename, ''), '_-.', '   '))
            || to_tsvector('simple'::regconfig, translate(coalesce(filename, ''), '_-.', '   '))) stored;

create index documents_name_search_idx on documents using gin (name_search);
create index documents_doc_metadata_idx on documents using gin (doc_metadata);
create index documents_system_metadata_idx on documents using gin (system_metadata jsonb_path_ops);
create index documents_folder_id_idx on documents (folder_id);
create index documents_owner_app_idx on documents (owner_user_id, app_id);
create index documents_app_end_user_idx on documents (app_id, end_user_id);
create index documents_updated_at_idx on documents (updated_at desc, external_id);
create index documents_filename_idx on documents (lower(filename));
create index documents_unfinished_idx on documents (created_at) where status in ('processing', 'failed');
create trigger documents_touch_updated_at before update on documents
    for each row execute function touch_updated_at();

comment on column documents.filename is 'Name of the file as given. Not unique.';
comment on column documents.extension is 'Part of filename after the last dot, in lower case; derived.';
comment on column documents.name_search is 'Words of filename, stemmed and plain; derived.';
comment on index documents_doc_metadata_idx is 'Serves containment and "has key", so not jsonb_path_ops.';
