-- Why: who gave or took a role must be known later, whatever code did it.

create table audit_log (
    id bigint generated always as identity constraint audit_log_pkey primary key,
    happened_at timestamptz not null default clock_timestamp(),
    user_id uuid constraint audit_log_user_id_fkey references users (id) on delete set null,
    action text not null,
    table_name text not null,
    old_row jsonb,
    new_row jsonb,
    constraint audit_log_action_check check (action in ('insert', 'update', 'delete')),
    constraint audit_log_rows_check check (old_row is not null or new_row is not null)
);
create index audit_log_happened_at_idx on audit_log using brin (happened_at);
create index audit_log_user_id_idx on audit_log (user_id, happened_at desc);

create function record_in_audit_log() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
declare
    acting uuid := legacy.try_uuid(current_setting('moongraph.user_id', true));
begin
    insert into audit_log (user_id, action, table_name, old_row, new_row)
    values ((select id from users where id = acting), lower(tg_op), tg_table_name,
            case when tg_op <> 'INSERT' then to_jsonb(old) end,
            case when tg_op <> 'DELETE' then to_jsonb(new) end);
    return null;
end
$$;
comment on function record_in_audit_log() is 'Trigger: writes the change of a row to audit_log.';

create trigger user_folder_roles_audit after insert or update or delete on user_folder_roles
    for each row execute function record_in_audit_log();
create trigger team_folder_roles_audit after insert or update or delete on team_folder_roles
    for each row execute function record_in_audit_log();
create trigger team_memberships_audit after insert or update or delete on team_memberships
    for each row execute function record_in_audit_log();
create trigger role_permissions_audit after insert or update or delete on role_permissions
    for each row execute function record_in_audit_log();

comment on table audit_log is 'Changes of rights. Written by triggers only.';
comment on column audit_log.id is 'Number of the entry.';
comment on column audit_log.happened_at is 'When.';
comment on column audit_log.user_id is 'User of the session, from moongraph.user_id; null when not set or gone.';
comment on column audit_log.action is 'What was done to the row.';
comment on column audit_log.table_name is 'Table of the row.';
comment on column audit_log.old_row is 'The row before.';
comment on column audit_log.new_row is 'The row after.';
