-- Why: every operation is logged. The log grows without end, so it is cut by month: old months
-- are dropped as tables, and queries read the months they ask for.

create table usage_log (
    id bigint generated always as identity,
    occurred_at timestamptz not null default now(),
    user_id uuid constraint usage_log_user_id_fkey references users (id) on delete set null,
    app_id external_key constraint usage_log_app_id_fkey references apps (app_id) on delete set null,
    operation text not null,
    status usage_status not null,
    duration_ms numeric(10, 2),
    tokens_used integer not null default 0,
    details jsonb_object not null default '{}',
    error text,
    constraint usage_log_pkey primary key (id, occurred_at),
    constraint usage_log_operation_check check (operation ~ '^[a-z_]{1,50}$'),
    constraint usage_log_duration_ms_check check (duration_ms >= 0),
    constraint usage_log_tokens_used_check check (tokens_used >= 0),
    constraint usage_log_error_check check (status <> 'success' or error is null)
) partition by range (occurred_at);
create index usage_log_app_user_idx on usage_log (app_id, user_id, occurred_at desc);
create index usage_log_user_idx on usage_log (user_id, occurred_at desc);
create index usage_log_occurred_at_idx on usage_log using brin (occurred_at);

create table usage_log_default partition of usage_log default;
-- fixed months: a migration gives the same result whenever it runs; ensure_usage_log_partitions
-- makes the coming ones
create table usage_log_2026_11 partition of usage_log
    for values from ('2026-11-01 00:00:00+00') to ('2026-12-01 00:00:00+00');
create table usage_log_2026_12 partition of usage_log
    for values from ('2026-12-01 00:00:00+00') to ('2027-01-01 00:00:00+00');
create table usage_log_2027_01 partition of usage_log
    for values from ('2027-01-01 00:00:00+00') to ('2027-02-01 00:00:00+00');

comment on table usage_log is 'What was done, by whom, at what cost. Partitioned by month, UTC.';
comment on column usage_log.id is 'Number of the entry; with occurred_at the key.';
comment on column usage_log.occurred_at is 'When it was done; decides the partition.';
comment on column usage_log.user_id is 'Who did it; null when unknown or gone.';
comment on column usage_log.app_id is 'Tenant; null outside apps.';
comment on column usage_log.operation is 'What was done, in snake case.';
comment on column usage_log.status is 'How it ended.';
comment on column usage_log.duration_ms is 'How long it took.';
comment on column usage_log.tokens_used is 'Tokens of a model.';
comment on column usage_log.details is 'More facts, by operation.';
comment on column usage_log.error is 'What went wrong.';
comment on table usage_log_default is 'Entries of months without a partition of their own.';
