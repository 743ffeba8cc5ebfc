-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.team_folder_roles (
    team_id uuid not null,
    folder_id uuid not null,
    role_id uuid not null,
    granted_by_user_id uuid,
    granted_at timestamp with time zone not null default now(),
    constraint team_folder_roles_pkey PRIMARY KEY (team_id, folder_id, role_id)
);

alter table public.team_folder_roles enable row level security;

alter table public.team_folder_roles add constraint team_folder_roles_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES public.folders(id) ON DELETE CASCADE;
alter table public.team_folder_roles add constraint team_folder_roles_granted_by_user_id_fkey FOREIGN KEY (granted_by_user_id) REFERENCES public.users(id) ON DELETE SET NULL;
alter table public.team_folder_roles add constraint team_folder_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;
alter table public.team_folder_roles add constraint team_folder_roles_team_id_fkey FOREIGN KEY (team_id) REFERENCES public.teams(id) ON DELETE CASCADE;

CREATE INDEX team_folder_roles_folder_id_idx ON public.team_folder_roles USING btree (folder_id);
CREATE INDEX team_folder_roles_granted_by_user_id_idx ON public.team_folder_roles USING btree (granted_by_user_id);
CREATE INDEX team_folder_roles_role_id_idx ON public.team_folder_roles USING btree (role_id);

CREATE TRIGGER team_folder_roles_audit AFTER INSERT OR DELETE OR UPDATE ON public.team_folder_roles FOR EACH ROW EXECUTE FUNCTION public.record_in_audit_log();

create policy team_folder_roles_read on public.team_folder_roles for select
    using ((team_id IN ( SELECT public.session_team_ids() AS session_team_ids)));

create policy team_folder_roles_write on public.team_folder_roles
    using ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)))
    with check ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)));

comment on table public.team_folder_roles is 'Roles of teams on folders: they hold for members of the team only.';
comment on column public.team_folder_roles.team_id is 'Which team has the role.';
comment on column public.team_folder_roles.folder_id is 'On which folder.';
comment on column public.team_folder_roles.role_id is 'Which role, of scope folder.';
comment on column public.team_folder_roles.granted_by_user_id is 'Who gave it; null when unknown or gone.';
comment on column public.team_folder_roles.granted_at is 'When it was given.';
