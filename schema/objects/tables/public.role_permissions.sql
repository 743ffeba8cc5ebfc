-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.role_permissions (
    role_id uuid not null,
    permission_id smallint not null,
    constraint role_permissions_pkey PRIMARY KEY (role_id, permission_id)
);

alter table public.role_permissions add constraint role_permissions_permission_id_fkey FOREIGN KEY (permission_id) REFERENCES public.permissions(id) ON DELETE CASCADE;
alter table public.role_permissions add constraint role_permissions_role_id_fkey FOREIGN KEY (role_id) REFERENCES public.roles(id) ON DELETE CASCADE;

CREATE INDEX role_permissions_permission_id_idx ON public.role_permissions USING btree (permission_id);

CREATE TRIGGER role_permissions_audit AFTER INSERT OR DELETE OR UPDATE ON public.role_permissions FOR EACH ROW EXECUTE FUNCTION public.record_in_audit_log();

comment on table public.role_permissions is 'Which permissions a role has.';
comment on column public.role_permissions.role_id is 'Role.';
comment on column public.role_permissions.permission_id is 'Permission.';
