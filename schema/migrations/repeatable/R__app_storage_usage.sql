-- Why: the sum for an app is counted when asked for, so that it cannot drift.

create or replace view app_storage_usage with (security_invoker = true) as
select d.app_id,
       count(*) as document_count,
       coalesce(sum(u.raw_bytes), 0)::bigint as raw_bytes,
       coalesce(sum(u.chunk_bytes), 0)::bigint as chunk_bytes,
       coalesce(sum(u.multivector_bytes), 0)::bigint as multivector_bytes,
       coalesce(sum(u.total_bytes), 0)::bigint as total_bytes
from documents d
left join document_storage_usage u on u.document_id = d.external_id
group by d.app_id;

comment on view app_storage_usage is 'Bytes that the documents of an app take. Asks with the rights of the caller.';
comment on column app_storage_usage.app_id is 'App; null for the documents outside apps.';
comment on column app_storage_usage.document_count is 'Number of documents.';
comment on column app_storage_usage.raw_bytes is 'Files.';
comment on column app_storage_usage.chunk_bytes is 'Texts of chunks.';
comment on column app_storage_usage.multivector_bytes is 'Bit vectors.';
comment on column app_storage_usage.total_bytes is 'Sum of the three.';
