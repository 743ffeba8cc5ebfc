-- Why: in documents_change and graphs_change a write grant decides on the old row and on the new
-- one. So its holder could put somebody's unfiled document into any folder, or give it another
-- owner, and have it for good. A grant opens what a row says. Its place, its owner and its app take
-- the right to write there, before the change and after it.
-- A policy sees the old row or the new one, never both. So a trigger compares them.

create function refuse_move_by_grant() returns trigger
language plpgsql as $$
begin
    -- no policy holds for the owner of the tables, who also unfiles what lay in a deleted folder
    if row_security_active(tg_relid)
       and (session_may('write', old.app_id, old.owner_user_id, old.folder_id, false)
            and session_may('write', new.app_id, new.owner_user_id, new.folder_id, false)) is not true
    then
        raise exception 'a grant does not move a row of %', tg_table_name
            using errcode = 'insufficient_privilege', table = tg_table_name,
                  hint = 'It takes the right to write where the row lies and where it goes.';
    end if;
    return null;
end
$$;
comment on function refuse_move_by_grant() is
    'Trigger: refuses another folder, owner or app to a session that may write by a grant only.';

create trigger documents_refuse_move_by_grant after update on documents
    for each row
    when ((old.folder_id, old.owner_user_id, old.app_id)
          is distinct from (new.folder_id, new.owner_user_id, new.app_id))
    execute function refuse_move_by_grant();
create trigger graphs_refuse_move_by_grant after update on graphs
    for each row
    when ((old.folder_id, old.owner_user_id, old.app_id)
          is distinct from (new.folder_id, new.owner_user_id, new.app_id))
    execute function refuse_move_by_grant();
