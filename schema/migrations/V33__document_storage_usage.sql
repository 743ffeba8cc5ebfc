-- Why: storage is metered by document. The sum for an app is a view, because a second, stored sum
-- drifts. Era A kept no sizes: chunks are measured now, raw files later by the service.

create table document_storage_usage (
    document_id external_key not null constraint document_storage_usage_pkey primary key
        constraint document_storage_usage_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    raw_bytes byte_count not null default 0,
    chunk_bytes byte_count not null default 0,
    multivector_bytes byte_count not null default 0,
    total_bytes bigint not null
        generated always as (raw_bytes + chunk_bytes + multivector_bytes) stored,
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now()
);
create trigger document_storage_usage_touch_updated_at before update on document_storage_usage
    for each row execute function touch_updated_at();

insert into document_storage_usage (document_id, chunk_bytes, multivector_bytes)
select d.external_id, coalesce(sum(octet_length(e.content)), 0),
       coalesce(sum(16 * e.vector_count), 0)
from documents d left join multi_vector_embeddings e on e.document_id = d.external_id
group by d.external_id;

comment on table document_storage_usage is 'Bytes that a document takes.';
comment on column document_storage_usage.document_id is 'Document.';
comment on column document_storage_usage.raw_bytes is 'Files.';
comment on column document_storage_usage.chunk_bytes is 'Texts of chunks.';
comment on column document_storage_usage.multivector_bytes is 'Bit vectors.';
comment on column document_storage_usage.total_bytes is 'Sum of the three; derived.';
comment on column document_storage_usage.created_at is 'When the row was made.';
comment on column document_storage_usage.updated_at is 'When the row was last changed.';
