-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.document_storage_usage (
    document_id public.external_key not null,
    raw_bytes public.byte_count not null default 0,
    chunk_bytes public.byte_count not null default 0,
    multivector_bytes public.byte_count not null default 0,
    total_bytes bigint generated always as ((((raw_bytes)::bigint + (chunk_bytes)::bigint) + (multivector_bytes)::bigint)) stored not null,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint document_storage_usage_pkey PRIMARY KEY (document_id)
);

alter table public.document_storage_usage enable row level security;

alter table public.document_storage_usage add constraint document_storage_usage_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE TRIGGER document_storage_usage_touch_updated_at BEFORE UPDATE ON public.document_storage_usage FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy document_storage_usage_read on public.document_storage_usage for select
    using (((document_id)::text IN ( SELECT documents.external_id
   FROM public.documents)));

comment on table public.document_storage_usage is 'Bytes that a document takes.';
comment on column public.document_storage_usage.document_id is 'Document.';
comment on column public.document_storage_usage.raw_bytes is 'Files.';
comment on column public.document_storage_usage.chunk_bytes is 'Texts of chunks.';
comment on column public.document_storage_usage.multivector_bytes is 'Bit vectors.';
comment on column public.document_storage_usage.total_bytes is 'Sum of the three; derived.';
comment on column public.document_storage_usage.created_at is 'When the row was made.';
comment on column public.document_storage_usage.updated_at is 'When the row was last changed.';
