-- Why: clients hold document ids, and may have made them: not all are UUIDs. The id stays text,
-- with a rule, and other tables refer to it with foreign keys.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'documents', new_id, 'external_id', 'id_blank_or_long', to_jsonb(external_id)
from (
    select external_id, 'document-' || md5(external_id) as new_id from documents
    where external_id = '' or char_length(external_id) > 1024
) d;
update documents set external_id = 'document-' || md5(external_id)
where external_id = '' or char_length(external_id) > 1024;

alter table documents alter column external_id type external_key;

-- order matters: the position of a chunk is its number
create function legacy.texts_in_order(list jsonb) returns text[]
language sql immutable parallel safe
return coalesce((
    select array_agg(element #>> '{}' order by place)
    from jsonb_array_elements(legacy.as_array(list)) with ordinality as e (element, place)
    where jsonb_typeof(element) = 'string' and btrim(element #>> '{}') <> ''), '{}');
comment on function legacy.texts_in_order(jsonb) is 'The non-blank texts of a list as an array, in their order.';

alter table documents
    alter column chunk_ids type text[] using legacy.texts_in_order(chunk_ids),
    alter column chunk_ids set default '{}',
    alter column chunk_ids set not null;
alter table documents
    add column chunk_count integer not null generated always as (cardinality(chunk_ids)) stored;

comment on column documents.external_id is 'Key, made by the service or given by the client; often, not always, a UUID.';
comment on column documents.chunk_ids is 'Ids of the chunks, in order.';
comment on column documents.chunk_count is 'Number of chunk_ids; derived.';
