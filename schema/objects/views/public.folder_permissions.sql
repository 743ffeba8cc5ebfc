-- Written by Headwater from the migrations; the next build replaces an edited file.

create view public.folder_permissions with (security_invoker=true) as
SELECT f.owner_user_id AS user_id,
    f.id AS folder_id,
    p.name AS permission
   FROM (public.folders f
     JOIN public.permissions p ON ((p.name ~~ 'folder:%'::text)))
  WHERE (f.owner_user_id IS NOT NULL)
UNION
 SELECT t.owner_user_id AS user_id,
    f.id AS folder_id,
    p.name AS permission
   FROM ((public.folders f
     JOIN public.teams t ON ((t.id = f.owner_team_id)))
     JOIN public.permissions p ON ((p.name ~~ 'folder:%'::text)))
UNION
 SELECT m.user_id,
    f.id AS folder_id,
    p.name AS permission
   FROM ((public.folders f
     JOIN public.team_memberships m ON ((m.team_id = f.owner_team_id)))
     JOIN public.permissions p ON (((p.name = 'folder:read'::text) OR ((p.name = 'folder:write'::text) AND (m.role = ANY (ARRAY['admin'::public.membership_role, 'editor'::public.membership_role]))) OR ((p.name = 'folder:admin'::text) AND (m.role = 'admin'::public.membership_role)))))
UNION
 SELECT ufr.user_id,
    ufr.folder_id,
    p.name AS permission
   FROM (((public.user_folder_roles ufr
     JOIN public.roles r ON (((r.id = ufr.role_id) AND (r.scope = 'folder'::public.role_scope))))
     JOIN public.role_permissions rp ON ((rp.role_id = r.id)))
     JOIN public.permissions p ON ((p.id = rp.permission_id)))
UNION
 SELECT m.user_id,
    tfr.folder_id,
    p.name AS permission
   FROM ((((public.team_folder_roles tfr
     JOIN public.team_memberships m ON ((m.team_id = tfr.team_id)))
     JOIN public.roles r ON (((r.id = tfr.role_id) AND (r.scope = 'folder'::public.role_scope))))
     JOIN public.role_permissions rp ON ((rp.role_id = r.id)))
     JOIN public.permissions p ON ((p.id = rp.permission_id)));

comment on column public.folder_permissions.user_id is 'User.';
comment on column public.folder_permissions.folder_id is 'Folder.';
comment on column public.folder_permissions.permission is 'Name of the permission, such as folder:read.';
comment on view public.folder_permissions is 'Who may do what to which folder, by ownership, by a role, or by a role of a team.';
