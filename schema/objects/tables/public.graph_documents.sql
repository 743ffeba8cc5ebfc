-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.graph_documents (
    graph_id public.external_key not null,
    document_id public.external_key not null,
    "position" integer not null,
    constraint graph_documents_pkey PRIMARY KEY (graph_id, document_id),
    constraint graph_documents_position_check CHECK (("position" >= 1)),
    constraint graph_documents_position_key UNIQUE (graph_id, "position") DEFERRABLE INITIALLY DEFERRED
);

alter table public.graph_documents enable row level security;

alter table public.graph_documents add constraint graph_documents_document_id_fkey FOREIGN KEY (document_id) REFERENCES public.documents(external_id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table public.graph_documents add constraint graph_documents_graph_id_fkey FOREIGN KEY (graph_id) REFERENCES public.graphs(id) ON UPDATE CASCADE ON DELETE CASCADE;

CREATE INDEX graph_documents_document_id_idx ON public.graph_documents USING btree (document_id);

create policy graph_documents_read on public.graph_documents for select
    using ((((graph_id)::text IN ( SELECT graphs.id
   FROM public.graphs)) AND ((document_id)::text IN ( SELECT documents.external_id
   FROM public.documents))));

create policy graph_documents_write on public.graph_documents
    using (public.session_may_write_graph((graph_id)::text))
    with check (public.session_may_write_graph((graph_id)::text));

comment on table public.graph_documents is 'Documents a graph was made from.';
comment on column public.graph_documents.graph_id is 'Graph.';
comment on column public.graph_documents.document_id is 'Document.';
comment on column public.graph_documents."position" is 'Order, from 1, with gaps.';
