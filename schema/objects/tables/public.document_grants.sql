-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.document_grants (
    document_id public.external_key not null,
    user_id uuid not null,
    access public.access_level not null,
    constraint document_grants_pkey PRIMARY KEY (document_id, user_id, access)
);

alter table public.document_grants enable row level security;

alter table public.document_grants add constraint document_grants_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table public.document_grants add constraint document_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX document_grants_user_id_idx ON public.document_grants USING btree (user_id, access);

create policy document_grants_read on public.document_grants for select
    using ((user_id = public.session_user_id()));

comment on table public.document_grants is 'Rights of single users on single documents, from the lists of era A.';
comment on column public.document_grants.document_id is 'Document.';
comment on column public.document_grants.user_id is 'Who may.';
comment on column public.document_grants.access is 'May do what. One does not include another.';
