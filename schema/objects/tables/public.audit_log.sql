-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.audit_log (
    id bigint not null generated always as identity,
    happened_at timestamp with time zone not null default clock_timestamp(),
    user_id uuid,
    action text not null,
    table_name text not null,
    old_row jsonb,
    new_row jsonb,
    constraint audit_log_action_check CHECK ((action = ANY (ARRAY['insert'::text, 'update'::text, 'delete'::text]))),
    constraint audit_log_pkey PRIMARY KEY (id),
    constraint audit_log_rows_check CHECK (((old_row IS NOT NULL) OR (new_row IS NOT NULL)))
);

alter table public.audit_log enable row level security;

alter table public.audit_log add constraint audit_log_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

CREATE INDEX audit_log_happened_at_idx ON public.audit_log USING brin (happened_at);
CREATE INDEX audit_log_user_id_idx ON public.audit_log USING btree (user_id, happened_at DESC);

create policy audit_log_read on public.audit_log for select
    using ((user_id = public.session_user_id()));

comment on table public.audit_log is 'Changes of rights. Written by triggers only.';
comment on column public.audit_log.id is 'Number of the entry.';
comment on column public.audit_log.happened_at is 'When.';
comment on column public.audit_log.user_id is 'User of the session, from moongraph.user_id; null when not set or gone.';
comment on column public.audit_log.action is 'What was done to the row.';
comment on column public.audit_log.table_name is 'Table of the row.';
comment on column public.audit_log.old_row is 'The row before.';
comment on column public.audit_log.new_row is 'The row after.';
