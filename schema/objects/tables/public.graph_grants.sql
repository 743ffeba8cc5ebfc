-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.graph_grants (
    graph_id public.external_key not null,
    user_id uuid not null,
    access public.access_level not null,
    constraint graph_grants_pkey PRIMARY KEY (graph_id, user_id, access)
);

alter table public.graph_grants enable row level security;

alter table public.graph_grants add constraint graph_grants_graph_id_fkey FOREIGN KEY (graph_id) REFERENCES public.graphs(id) ON UPDATE CASCADE ON DELETE CASCADE;
alter table public.graph_grants add constraint graph_grants_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX graph_grants_user_id_idx ON public.graph_grants USING btree (user_id, access);

create policy graph_grants_read on public.graph_grants for select
    using ((user_id = public.session_user_id()));

comment on table public.graph_grants is 'Rights of single users on single graphs, from the lists of era A.';
comment on column public.graph_grants.graph_id is 'Graph.';
comment on column public.graph_grants.user_id is 'Who may.';
comment on column public.graph_grants.access is 'May do what. One does not include another.';
