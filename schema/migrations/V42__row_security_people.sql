-- Why: a user sees the people and teams around, and changes only what is under that user.
-- The owner of the tables is not forced: migrations, jobs and the service's own connection see
-- all. The policies hold for every other role, and name none.

alter table users enable row level security;
create policy users_read on users for select using (
    id = session_user_id()
    or id in (select user_id from team_memberships where team_id in (select session_team_ids())));
create policy users_change on users for update
    using (id = session_user_id()) with check (id = session_user_id() and status = 'active');

alter table teams enable row level security;
create policy teams_read on teams for select using (
    id in (select session_team_ids()) or owner_user_id = session_user_id());
create policy teams_write on teams for all
    using (owner_user_id = session_user_id()) with check (owner_user_id = session_user_id());

alter table team_memberships enable row level security;
create policy team_memberships_read on team_memberships for select using (
    team_id in (select session_team_ids()));
create policy team_memberships_write on team_memberships for all
    using (team_id in (select session_team_ids('admin')))
    with check (team_id in (select session_team_ids('admin')));
create policy team_memberships_leave on team_memberships for delete using (user_id = session_user_id());

alter table invitations enable row level security;
create policy invitations_write on invitations for all
    using (team_id in (select session_team_ids('admin')))
    with check (team_id in (select session_team_ids('admin')));

alter table user_limits enable row level security;
create policy user_limits_read on user_limits for select using (user_id = session_user_id());

alter table model_configs enable row level security;
create policy model_configs_write on model_configs for all
    using (user_id = session_user_id()
           and (session_app_id() is null or app_id = session_app_id()))
    with check (user_id = session_user_id() and app_id is not distinct from session_app_id());

alter table chat_conversations enable row level security;
create policy chat_conversations_write on chat_conversations for all
    using (user_id = session_user_id()
           and (session_app_id() is null or app_id = session_app_id()))
    with check (user_id = session_user_id() and app_id is not distinct from session_app_id());

alter table chat_messages enable row level security;
create policy chat_messages_write on chat_messages for all
    using (conversation_id in (select conversation_id from chat_conversations))
    with check (conversation_id in (select conversation_id from chat_conversations));

alter table usage_log enable row level security;
create policy usage_log_read on usage_log for select using (
    case when session_app_id() is not null then app_id = session_app_id() else user_id = session_user_id() end);
create policy usage_log_add on usage_log for insert with check (
    app_id is not distinct from session_app_id() and user_id is not distinct from session_user_id());
-- a partition that is named directly asks its own policies: there are none
alter table usage_log_default enable row level security;
alter table usage_log_2026_11 enable row level security;
alter table usage_log_2026_12 enable row level security;
alter table usage_log_2027_01 enable row level security;

alter table audit_log enable row level security;
create policy audit_log_read on audit_log for select using (user_id = session_user_id());

-- for the owner of the tables only
alter table migration_quarantine enable row level security;
alter table migration_notes enable row level security;
