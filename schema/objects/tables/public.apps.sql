-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.apps (
    app_id public.external_key not null,
    user_id uuid,
    name text not null,
    uri text,
    created_at timestamp with time zone not null default now(),
    org_id text,
    created_by_user_id uuid,
    token_version integer not null default 0,
    is_inferred boolean not null default false,
    updated_at timestamp with time zone not null default now(),
    constraint apps_name_check CHECK ((btrim(name) <> ''::text)),
    constraint apps_pkey PRIMARY KEY (app_id),
    constraint apps_token_version_check CHECK ((token_version >= 0)),
    constraint apps_uri_check CHECK ((is_inferred OR (uri IS NOT NULL)))
);

alter table public.apps enable row level security;

alter table public.apps add constraint apps_created_by_user_id_fkey FOREIGN KEY (created_by_user_id) REFERENCES public.users(id) ON DELETE SET NULL;
alter table public.apps add constraint apps_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

CREATE INDEX apps_created_by_user_id_idx ON public.apps USING btree (created_by_user_id);
CREATE UNIQUE INDEX apps_org_name_key ON public.apps USING btree (org_id, name) WHERE (org_id IS NOT NULL);
CREATE UNIQUE INDEX apps_user_name_key ON public.apps USING btree (user_id, name) WHERE ((org_id IS NULL) AND (user_id IS NOT NULL));

CREATE TRIGGER apps_touch_updated_at BEFORE UPDATE ON public.apps FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy apps_read on public.apps for select
    using (
CASE
    WHEN (public.session_app_id() IS NOT NULL) THEN ((app_id)::text = public.session_app_id())
    ELSE (user_id = public.session_user_id())
END);

create policy apps_write on public.apps
    using (((public.session_app_id() IS NULL) AND (user_id = public.session_user_id())))
    with check (((public.session_app_id() IS NULL) AND (user_id = public.session_user_id())));

comment on table public.apps is 'Applications of customers: the tenants. Rows with an app_id are seen inside that app only.';
comment on column public.apps.app_id is 'Key, given by the client.';
comment on column public.apps.user_id is 'User the app belongs to; null for apps of an organisation and for some inferred ones.';
comment on column public.apps.name is 'Name, unique for its organisation, else for its user.';
comment on column public.apps.uri is 'Connection URI. Contains a signed token: never log it. Null for inferred apps only.';
comment on column public.apps.created_at is 'When the app was made.';
comment on column public.apps.org_id is 'Organisation at the identity provider.';
comment on column public.apps.created_by_user_id is 'User who made the app; null when unknown or gone.';
comment on column public.apps.token_version is 'Tokens of another version are refused; add one to revoke all.';
comment on column public.apps.is_inferred is 'No row in era A: the app was known from other rows only.';
comment on column public.apps.updated_at is 'When the row was last changed.';
comment on index public.apps_org_name_key is 'Names are unique in an organisation.';
comment on index public.apps_user_name_key is 'Names are unique for a user who has no organisation.';
