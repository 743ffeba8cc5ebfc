-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.model_configs (
    id uuid not null default gen_random_uuid(),
    user_id uuid not null,
    app_id public.external_key,
    provider text not null,
    base_url text,
    models jsonb[] not null default '{}'::jsonb[],
    api_key_ciphertext bytea,
    settings public.jsonb_object not null default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    constraint model_configs_base_url_check CHECK ((base_url ~ '^https?://'::text)),
    constraint model_configs_no_clear_key_check CHECK ((NOT ((settings)::jsonb ?| ARRAY['apiKey'::text, 'api_key'::text, 'password'::text, 'token'::text]))),
    constraint model_configs_pkey PRIMARY KEY (id),
    constraint model_configs_provider_check CHECK ((provider ~ '^[a-z0-9_-]{1,50}$'::text))
);

alter table public.model_configs enable row level security;

alter table public.model_configs add constraint model_configs_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE CASCADE;
alter table public.model_configs add constraint model_configs_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE INDEX model_configs_app_id_idx ON public.model_configs USING btree (app_id);
CREATE INDEX model_configs_provider_idx ON public.model_configs USING btree (provider);
CREATE INDEX model_configs_user_app_idx ON public.model_configs USING btree (user_id, app_id);

CREATE TRIGGER model_configs_touch_updated_at BEFORE UPDATE ON public.model_configs FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy model_configs_write on public.model_configs
    using (((user_id = public.session_user_id()) AND ((public.session_app_id() IS NULL) OR ((app_id)::text = public.session_app_id()))))
    with check (((user_id = public.session_user_id()) AND (NOT ((app_id)::text IS DISTINCT FROM public.session_app_id()))));

comment on table public.model_configs is 'Models and keys that users bring themselves.';
comment on column public.model_configs.id is 'Key.';
comment on column public.model_configs.user_id is 'Whose settings these are.';
comment on column public.model_configs.app_id is 'Tenant; null outside apps.';
comment on column public.model_configs.provider is 'Provider in lower case, or "custom".';
comment on column public.model_configs.base_url is 'Address of the provider, where it is not the usual one.';
comment on column public.model_configs.models is 'Models of a custom provider: id, name and settings of each.';
comment on column public.model_configs.api_key_ciphertext is 'Key to the provider, encrypted by the service.';
comment on column public.model_configs.settings is 'Readable settings; keys that look like a secret are refused.';
comment on column public.model_configs.created_at is 'When the row was made.';
comment on column public.model_configs.updated_at is 'When the row was last changed.';
