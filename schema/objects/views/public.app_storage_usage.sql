-- Written by Headwater from the migrations; the next build replaces an edited file.

create view public.app_storage_usage with (security_invoker=true) as
SELECT d.app_id,
    count(*) AS document_count,
    (COALESCE(sum((u.raw_bytes)::bigint), (0)::numeric))::bigint AS raw_bytes,
    (COALESCE(sum((u.chunk_bytes)::bigint), (0)::numeric))::bigint AS chunk_bytes,
    (COALESCE(sum((u.multivector_bytes)::bigint), (0)::numeric))::bigint AS multivector_bytes,
    (COALESCE(sum(u.total_bytes), (0)::numeric))::bigint AS total_bytes
   FROM (public.documents d
     LEFT JOIN public.document_storage_usage u ON (((u.document_id)::text = (d.external_id)::text)))
  GROUP BY d.app_id;

comment on column public.app_storage_usage.app_id is 'App; null for the documents outside apps.';
comment on column public.app_storage_usage.document_count is 'Number of documents.';
comment on column public.app_storage_usage.raw_bytes is 'Files.';
comment on column public.app_storage_usage.chunk_bytes is 'Texts of chunks.';
comment on column public.app_storage_usage.multivector_bytes is 'Bit vectors.';
comment on column public.app_storage_usage.total_bytes is 'Sum of the three.';
comment on view public.app_storage_usage is 'Bytes that the documents of an app take. Asks with the rights of the caller.';
