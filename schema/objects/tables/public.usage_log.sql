-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.usage_log (
    id bigint not null generated always as identity,
    occurred_at timestamp with time zone not null default now(),
    user_id uuid,
    app_id public.external_key,
    operation text not null,
    status public.usage_status not null,
    duration_ms numeric(10,2),
    tokens_used integer not null default 0,
    details public.jsonb_object not null default '{}'::jsonb,
    error text,
    constraint usage_log_duration_ms_check CHECK ((duration_ms >= (0)::numeric)),
    constraint usage_log_error_check CHECK (((status <> 'success'::public.usage_status) OR (error IS NULL))),
    constraint usage_log_operation_check CHECK ((operation ~ '^[a-z_]{1,50}$'::text)),
    constraint usage_log_pkey PRIMARY KEY (id, occurred_at),
    constraint usage_log_tokens_used_check CHECK ((tokens_used >= 0))
) partition by RANGE (occurred_at);

alter table public.usage_log enable row level security;

alter table public.usage_log add constraint usage_log_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE SET NULL;
alter table public.usage_log add constraint usage_log_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE SET NULL;

CREATE INDEX usage_log_app_user_idx ON ONLY public.usage_log USING btree (app_id, user_id, occurred_at DESC);
CREATE INDEX usage_log_occurred_at_idx ON ONLY public.usage_log USING brin (occurred_at);
CREATE INDEX usage_log_user_idx ON ONLY public.usage_log USING btree (user_id, occurred_at DESC);

create policy usage_log_add on public.usage_log for insert
    with check (((NOT ((app_id)::text IS DISTINCT FROM public.session_app_id())) AND (NOT (user_id IS DISTINCT FROM public.session_user_id()))));

create policy usage_log_read on public.usage_log for select
    using (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE (user_id = public.session_user_id())
END);

comment on table public.usage_log is 'What was done, by whom, at what cost. Partitioned by month, UTC.';
comment on column public.usage_log.id is 'Number of the entry; with occurred_at the key.';
comment on column public.usage_log.occurred_at is 'When it was done; decides the partition.';
comment on column public.usage_log.user_id is 'Who did it; null when unknown or gone.';
comment on column public.usage_log.app_id is 'Tenant; null outside apps.';
comment on column public.usage_log.operation is 'What was done, in snake case.';
comment on column public.usage_log.status is 'How it ended.';
comment on column public.usage_log.duration_ms is 'How long it took.';
comment on column public.usage_log.tokens_used is 'Tokens of a model.';
comment on column public.usage_log.details is 'More facts, by operation.';
comment on column public.usage_log.error is 'What went wrong.';
