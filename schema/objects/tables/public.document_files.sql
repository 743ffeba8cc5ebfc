-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.document_files (
    document_id public.external_key not null,
    "position" integer not null,
    location public.storage_location not null,
    version integer,
    filename text,
    content_type text,
    stored_at timestamp with time zone,
    constraint document_files_location_check CHECK (((location).key IS NOT NULL)),
    constraint document_files_pkey PRIMARY KEY (document_id, "position"),
    constraint document_files_position_check CHECK (("position" >= 1))
);

alter table public.document_files enable row level security;

alter table public.document_files add constraint document_files_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE INDEX document_files_object_key_idx ON public.document_files USING btree (((location).key));

create policy document_files_read on public.document_files for select
    using (((document_id)::text IN ( SELECT documents.external_id
   FROM public.documents)));

create policy document_files_write on public.document_files
    using (public.session_may_write_document((document_id)::text))
    with check (public.session_may_write_document((document_id)::text));

comment on table public.document_files is 'Every version of the file of a document.';
comment on column public.document_files.document_id is 'Document.';
comment on column public.document_files."position" is 'Order in which the files came, from 1.';
comment on column public.document_files.location is 'Bucket and key in the object store.';
comment on column public.document_files.version is 'Version of the document the file belongs to.';
comment on column public.document_files.filename is 'Name of the file as given.';
comment on column public.document_files.content_type is 'MIME type.';
comment on column public.document_files.stored_at is 'When it was stored; null when unknown.';
