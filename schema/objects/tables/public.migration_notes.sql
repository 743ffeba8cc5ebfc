-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.migration_notes (
    id bigint not null generated always as identity,
    source_table text not null,
    source_key text,
    source_column text,
    reason text not null,
    original jsonb,
    noted_at timestamp with time zone not null default now(),
    constraint migration_notes_pkey PRIMARY KEY (id),
    constraint migration_notes_reason_check CHECK ((reason ~ '^[a-z0-9_]+$'::text))
);

alter table public.migration_notes enable row level security;

CREATE INDEX migration_notes_source_idx ON public.migration_notes USING btree (source_table, source_key);

comment on table public.migration_notes is 'Values of era A that were mapped by a rule that changes them: the row lives on, the old value is here.';
comment on column public.migration_notes.id is 'Number of the note.';
comment on column public.migration_notes.source_table is 'Era A table the value came from.';
comment on column public.migration_notes.source_key is 'Era A key of the row.';
comment on column public.migration_notes.source_column is 'Column or JSON path of the value.';
comment on column public.migration_notes.reason is 'Rule that was applied: one word in snake case, listed in the README.';
comment on column public.migration_notes.original is 'The old value; null when it was missing.';
comment on column public.migration_notes.noted_at is 'When the rule was applied.';
