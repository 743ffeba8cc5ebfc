-- Why: chunks of deleted documents were still found by a search, and chunks could double. The
-- newest of a number stays; what has no place, no vector or no document is quarantined.

with ranked as (
    select id, document_id, chunk_number, embedding is null as is_empty,
           row_number() over (partition by document_id, chunk_number
                              order by embedding is null, id desc) as place
    from vector_embeddings
), judged as (
    select r.id,
           case when r.document_id is null or r.chunk_number is null then 'chunk_without_place'
                when d.external_id is null then 'chunk_of_unknown_document'
                when r.is_empty then 'chunk_without_vector'
                when r.chunk_number < 0 then 'chunk_number_negative'
                else 'chunk_doubled' end as reason
    from ranked r left join documents d on d.external_id = r.document_id
    where r.document_id is null or r.chunk_number is null or d.external_id is null
       or r.is_empty or r.chunk_number < 0 or r.place > 1
), moved as (
    delete from vector_embeddings e using judged where judged.id = e.id
    returning e.*, judged.reason
)
insert into migration_quarantine (source_table, source_key, reason, original)
select 'vector_embeddings', id::text, reason, to_jsonb(moved) - 'reason' from moved;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'vector_embeddings', id::text, 'content', 'content_missing', null::jsonb
from vector_embeddings where content is null
union all
select 'vector_embeddings', id::text, 'created_at', 'time_unknown', null::jsonb
from vector_embeddings where created_at is null
union all
select 'vector_embeddings', id::text, 'chunk_metadata', 'metadata_not_json', to_jsonb(chunk_metadata)
from vector_embeddings
where legacy.text_or_null(chunk_metadata) is not null
  and jsonb_typeof(legacy.try_jsonb(chunk_metadata)) is distinct from 'object';

alter table vector_embeddings
    alter column document_id type external_key,
    alter column document_id set not null,
    alter column chunk_number set not null,
    alter column content type text using coalesce(content, ''),
    alter column content set not null,
    alter column chunk_metadata type jsonb_object using
        case when legacy.text_or_null(chunk_metadata) is null then '{}'::jsonb
             when jsonb_typeof(legacy.try_jsonb(chunk_metadata)) = 'object' then legacy.try_jsonb(chunk_metadata)
             else jsonb_build_object('unparsed', chunk_metadata) end,
    alter column chunk_metadata set default '{}',
    alter column chunk_metadata set not null,
    alter column embedding set not null,
    alter column created_at type timestamptz using coalesce(created_at, now()),
    alter column created_at set default now(),
    alter column created_at set not null,
    add constraint vector_embeddings_chunk_number_check check (chunk_number >= 0),
    add constraint vector_embeddings_document_chunk_key unique (document_id, chunk_number),
    add constraint vector_embeddings_document_id_fkey
        foreign key (document_id) references documents (external_id) on delete cascade on update cascade;

comment on table vector_embeddings is 'Chunks with one vector each. Only where pgvector is installed.';
comment on column vector_embeddings.id is 'Key.';
comment on column vector_embeddings.document_id is 'Document.';
comment on column vector_embeddings.chunk_number is 'Number of the chunk in the document, from 0.';
comment on column vector_embeddings.content is 'Text of the chunk.';
comment on column vector_embeddings.chunk_metadata is 'Facts about the chunk; what was no JSON in era A is under "unparsed".';
comment on column vector_embeddings.embedding is 'Vector of the embedding model in use.';
comment on column vector_embeddings.created_at is 'When the chunk was made.';
