-- Why: the one place that says who may do what to a folder. A role of a team holds for the
-- members of that team only: the membership is joined, never left-joined.
-- A right on a folder says nothing about the folders in it.

create or replace view folder_permissions with (security_invoker = true) as
-- who owns it
select f.owner_user_id as user_id, f.id as folder_id, p.name as permission
from folders f
join permissions p on p.name like 'folder:%'
where f.owner_user_id is not null
union
select t.owner_user_id, f.id, p.name
from folders f
join teams t on t.id = f.owner_team_id
join permissions p on p.name like 'folder:%'
union
-- who is in the team that owns it
select m.user_id, f.id, p.name
from folders f
join team_memberships m on m.team_id = f.owner_team_id
join permissions p on p.name = 'folder:read'
                   or (p.name = 'folder:write' and m.role in ('admin', 'editor'))
                   or (p.name = 'folder:admin' and m.role = 'admin')
union
-- who has a role on it
select ufr.user_id, ufr.folder_id, p.name
from user_folder_roles ufr
join roles r on r.id = ufr.role_id and r.scope = 'folder'
join role_permissions rp on rp.role_id = r.id
join permissions p on p.id = rp.permission_id
union
-- who is in a team that has a role on it
select m.user_id, tfr.folder_id, p.name
from team_folder_roles tfr
join team_memberships m on m.team_id = tfr.team_id
join roles r on r.id = tfr.role_id and r.scope = 'folder'
join role_permissions rp on rp.role_id = r.id
join permissions p on p.id = rp.permission_id;

comment on view folder_permissions is 'Who may do what to which folder, by ownership, by a role, or by a role of a team.';
comment on column folder_permissions.user_id is 'User.';
comment on column folder_permissions.folder_id is 'Folder.';
comment on column folder_permissions.permission is 'Name of the permission, such as folder:read.';
