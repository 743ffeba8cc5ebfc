-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.user_folder_roles (
    user_id uuid not null,
    folder_id uuid not null,
    role_id uuid not null,
    granted_by_user_id uuid,
    granted_at timestamp with time zone not null default now(),
    constraint user_folder_roles_pkey PRIMARY KEY (user_id, folder_id, role_id)
);

alter table public.user_folder_roles enable row level security;

alter table public.user_folder_roles add constraint user_folder_roles_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES public.folders(id) ON DELETE CASCADE;
alter table public.user_folder_roles add constraint user_folder_roles_granted_by_user_id_fkey FOREIGN KEY (granted_by_user_id) REFERENCES public.users(id) ON DELETE SET NULL;
alter table public.user_folder_roles add constraint user_folder_roles_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;
alter table public.user_folder_roles add constraint user_folder_roles_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX user_folder_roles_folder_id_idx ON public.user_folder_roles USING btree (folder_id);
CREATE INDEX user_folder_roles_granted_by_user_id_idx ON public.user_folder_roles USING btree (granted_by_user_id);
CREATE INDEX user_folder_roles_role_id_idx ON public.user_folder_roles USING btree (role_id);

CREATE TRIGGER user_folder_roles_audit AFTER INSERT OR DELETE OR UPDATE ON public.user_folder_roles FOR EACH ROW EXECUTE FUNCTION public.record_in_audit_log();

create policy user_folder_roles_read on public.user_folder_roles for select
    using ((user_id = public.session_user_id()));

create policy user_folder_roles_write on public.user_folder_roles
    using ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)))
    with check ((folder_id IN ( SELECT public.session_folder_ids('folder:admin'::text) AS session_folder_ids)));

comment on table public.user_folder_roles is 'Roles of single users on folders. The owner needs none.';
comment on column public.user_folder_roles.user_id is 'Who has the role.';
comment on column public.user_folder_roles.folder_id is 'On which folder.';
comment on column public.user_folder_roles.role_id is 'Which role, of scope folder.';
comment on column public.user_folder_roles.granted_by_user_id is 'Who gave it; null when unknown or gone.';
comment on column public.user_folder_roles.granted_at is 'When it was given.';
