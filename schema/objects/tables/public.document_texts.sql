-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.document_texts (
    document_id public.external_key not null,
    content text not null,
    character_count integer generated always as (char_length(content)) stored not null,
    updated_at timestamp with time zone not null default now(),
    constraint document_texts_pkey PRIMARY KEY (document_id)
);

alter table public.document_texts enable row level security;

alter table public.document_texts add constraint document_texts_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE TRIGGER document_texts_touch_updated_at BEFORE UPDATE ON public.document_texts FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy document_texts_read on public.document_texts for select
    using (((document_id)::text IN ( SELECT documents.external_id
   FROM public.documents)));

create policy document_texts_write on public.document_texts
    using (public.session_may_write_document((document_id)::text))
    with check (public.session_may_write_document((document_id)::text));

comment on table public.document_texts is 'Whole text of a document, apart from it because it is big.';
comment on column public.document_texts.document_id is 'Document.';
comment on column public.document_texts.content is 'The text.';
comment on column public.document_texts.character_count is 'Length of content; derived.';
comment on column public.document_texts.updated_at is 'When the row was last changed.';
