-- Why: the folder of a document or graph becomes a foreign key. A trigger keeps both in one app,
-- because a folder gives rights on what lies in it.

alter table documents
    add column folder_id uuid,
    add constraint documents_folder_id_fkey
        foreign key (folder_id) references folders (id) on delete set null;
alter table graphs
    add column folder_id uuid,
    add constraint graphs_folder_id_fkey
        foreign key (folder_id) references folders (id) on delete set null;

create function check_folder_app() returns trigger
language plpgsql security definer set search_path = public, pg_temp as $$
begin
    if exists (select from folders where id = new.folder_id and app_id is distinct from new.app_id) then
        raise exception 'folder % is in another app', new.folder_id
            using errcode = 'check_violation', table = tg_table_name,
                  constraint = tg_table_name || '_folder_same_app';
    end if;
    return new;
end
$$;
comment on function check_folder_app() is 'Trigger: refuses a folder of another app.';

create trigger documents_check_folder_app before insert or update of folder_id, app_id on documents
    for each row when (new.folder_id is not null) execute function check_folder_app();
create trigger graphs_check_folder_app before insert or update of folder_id, app_id on graphs
    for each row when (new.folder_id is not null) execute function check_folder_app();

comment on column documents.folder_id is 'Folder the document lies in; null while unfiled.';
comment on column graphs.folder_id is 'Folder the graph lies in; null while unfiled.';
