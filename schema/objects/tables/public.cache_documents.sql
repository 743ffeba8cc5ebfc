-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.cache_documents (
    cache_name public.external_key not null,
    document_id public.external_key not null,
    constraint cache_documents_pkey PRIMARY KEY (cache_name, document_id)
);

alter table public.cache_documents enable row level security;

alter table public.cache_documents add constraint cache_documents_cache_name_fkey FOREIGN KEY (cache_name) REFERENCES public.caches(name) ON UPDATE CASCADE ON DELETE CASCADE;
alter table public.cache_documents add constraint cache_documents_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE INDEX cache_documents_document_id_idx ON public.cache_documents USING btree (document_id);

create policy cache_documents_write on public.cache_documents
    using (((cache_name)::text IN ( SELECT caches.name
   FROM public.caches)))
    with check ((((cache_name)::text IN ( SELECT caches.name
   FROM public.caches)) AND ((document_id)::text IN ( SELECT documents.external_id
   FROM public.documents))));

comment on table public.cache_documents is 'Documents in a cache.';
comment on column public.cache_documents.cache_name is 'Cache.';
comment on column public.cache_documents.document_id is 'Document.';
