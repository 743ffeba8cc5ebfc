-- The keys are not known before the roles are there, so these are statements.
insert into role_permissions (role_id, permission_id)
select r.id, p.id
from (values ('FolderViewer', 'folder:read'),
             ('FolderEditor', 'folder:read'), ('FolderEditor', 'folder:write'),
             ('FolderAdmin', 'folder:read'), ('FolderAdmin', 'folder:write'),
             ('FolderAdmin', 'folder:admin')) as wanted (role_name, permission_name)
join roles r on r.name = wanted.role_name and r.scope = 'folder'
join permissions p on p.name = wanted.permission_name
on conflict do nothing;
