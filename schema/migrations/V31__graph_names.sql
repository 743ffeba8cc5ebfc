-- Why: a name means one graph of an owner in an app. Graphs that now share an owner get their id
-- added to the name; the oldest keeps it.

with ranked as (
    select id, name, row_number() over (
        partition by owner_user_id, app_id, name order by created_at, id) as place
    from graphs
), renamed as (
    update graphs g set name = ranked.name || ' (' || ranked.id || ')'
    from ranked
    where ranked.id = g.id and place > 1
    returning g.id, ranked.name as old_name
)
insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'graphs', id, 'name', 'graph_renamed', to_jsonb(old_name) from renamed;

alter table graphs
    add constraint graphs_tenant_name_key unique nulls not distinct (app_id, owner_user_id, name);
create index graphs_owner_user_id_idx on graphs (owner_user_id);
create index graphs_folder_id_idx on graphs (folder_id);
create index graphs_app_end_user_idx on graphs (app_id, end_user_id);
create index graphs_system_metadata_idx on graphs using gin (system_metadata jsonb_path_ops);
create trigger graphs_touch_updated_at before update on graphs
    for each row execute function touch_updated_at();
