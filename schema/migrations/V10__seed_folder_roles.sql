-- Why: the application asks for these permissions and roles by name.

insert into permissions (name, description) values
    ('folder:read', 'See a folder and what lies in it'),
    ('folder:write', 'Add, change and delete documents and graphs in a folder'),
    ('folder:admin', 'Share, move and delete a folder');

insert into roles (name, scope, description, is_system_role) values
    ('FolderViewer', 'folder', 'Reads', true),
    ('FolderEditor', 'folder', 'Reads and writes', true),
    ('FolderAdmin', 'folder', 'Reads, writes and shares', true);

insert into role_permissions (role_id, permission_id)
select r.id, p.id
from (values ('FolderViewer', 'folder:read'),
             ('FolderEditor', 'folder:read'), ('FolderEditor', 'folder:write'),
             ('FolderAdmin', 'folder:read'), ('FolderAdmin', 'folder:write'),
             ('FolderAdmin', 'folder:admin')) as wanted (role_name, permission_name)
join roles r on r.name = wanted.role_name and r.scope = 'folder'
join permissions p on p.name = wanted.permission_name;
