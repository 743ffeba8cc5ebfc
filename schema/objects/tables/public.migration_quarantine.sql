-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.migration_quarantine (
    id bigint not null generated always as identity,
    source_table text not null,
    source_key text,
    reason text not null,
    original jsonb not null,
    quarantined_at timestamp with time zone not null default now(),
    constraint migration_quarantine_pkey PRIMARY KEY (id),
    constraint migration_quarantine_reason_check CHECK ((reason ~ '^[a-z0-9_]+$'::text))
);

alter table public.migration_quarantine enable row level security;

CREATE INDEX migration_quarantine_source_idx ON public.migration_quarantine USING btree (source_table, source_key);

comment on table public.migration_quarantine is 'Rows and parts of rows from era A that fit nowhere in the new schema, kept whole until a human decides.';
comment on column public.migration_quarantine.id is 'Number of the entry.';
comment on column public.migration_quarantine.source_table is 'Era A table the row came from.';
comment on column public.migration_quarantine.source_key is 'Key of the row in that table; null when it had none.';
comment on column public.migration_quarantine.reason is 'Why it was set aside: one word in snake case, listed in the README.';
comment on column public.migration_quarantine.original is 'The row, or the part of it, as it was.';
comment on column public.migration_quarantine.quarantined_at is 'When it was set aside.';
