-- Why: no row of era A may vanish. What cannot be mapped goes to the quarantine, with the
-- original row; what is mapped by a rule that changes its meaning leaves a note.

create schema if not exists legacy;
comment on schema legacy is 'Helpers of the move away from era A; no application uses them.';

create table migration_quarantine (
    id bigint generated always as identity constraint migration_quarantine_pkey primary key,
    source_table text not null,
    source_key text,
    reason text not null,
    original jsonb not null,
    quarantined_at timestamptz not null default now(),
    constraint migration_quarantine_reason_check check (reason ~ '^[a-z0-9_]+$')
);
create index migration_quarantine_source_idx on migration_quarantine (source_table, source_key);

comment on table migration_quarantine is 'Rows and parts of rows from era A that fit nowhere in the new schema, kept whole until a human decides.';
comment on column migration_quarantine.id is 'Number of the entry.';
comment on column migration_quarantine.source_table is 'Era A table the row came from.';
comment on column migration_quarantine.source_key is 'Key of the row in that table; null when it had none.';
comment on column migration_quarantine.reason is 'Why it was set aside: one word in snake case, listed in the README.';
comment on column migration_quarantine.original is 'The row, or the part of it, as it was.';
comment on column migration_quarantine.quarantined_at is 'When it was set aside.';

create table migration_notes (
    id bigint generated always as identity constraint migration_notes_pkey primary key,
    source_table text not null,
    source_key text,
    source_column text,
    reason text not null,
    original jsonb,
    noted_at timestamptz not null default now(),
    constraint migration_notes_reason_check check (reason ~ '^[a-z0-9_]+$')
);
create index migration_notes_source_idx on migration_notes (source_table, source_key);

comment on table migration_notes is 'Values of era A that were mapped by a rule that changes them: the row lives on, the old value is here.';
comment on column migration_notes.id is 'Number of the note.';
comment on column migration_notes.source_table is 'Era A table the value came from.';
comment on column migration_notes.source_key is 'Era A key of the row.';
comment on column migration_notes.source_column is 'Column or JSON path of the value.';
comment on column migration_notes.reason is 'Rule that was applied: one word in snake case, listed in the README.';
comment on column migration_notes.original is 'The old value; null when it was missing.';
comment on column migration_notes.noted_at is 'When the rule was applied.';
