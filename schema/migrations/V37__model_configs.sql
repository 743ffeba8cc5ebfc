-- Why: users bring their own models. The key to a provider is stored as cipher text only, and a
-- check keeps it out of the readable settings.

create table model_configs (
    id uuid not null default gen_random_uuid() constraint model_configs_pkey primary key,
    user_id uuid not null
        constraint model_configs_user_id_fkey references users (id) on delete cascade,
    app_id external_key
        constraint model_configs_app_id_fkey references apps (app_id) on delete cascade,
    provider text not null,
    base_url text,
    models jsonb[] not null default '{}',
    api_key_ciphertext bytea,
    settings jsonb_object not null default '{}',
    created_at timestamptz not null default now(),
    updated_at timestamptz not null default now(),
    constraint model_configs_provider_check check (provider ~ '^[a-z0-9_-]{1,50}$'),
    constraint model_configs_base_url_check check (base_url ~ '^https?://'),
    constraint model_configs_no_clear_key_check check (
        not (settings ?| array['apiKey', 'api_key', 'password', 'token']))
);
create index model_configs_user_app_idx on model_configs (user_id, app_id);
create index model_configs_app_id_idx on model_configs (app_id);
create index model_configs_provider_idx on model_configs (provider);
create trigger model_configs_touch_updated_at before update on model_configs
    for each row execute function touch_updated_at();

comment on table model_configs is 'Models and keys that users bring themselves.';
comment on column model_configs.id is 'Key.';
comment on column model_configs.user_id is 'Whose settings these are.';
comment on column model_configs.app_id is 'Tenant; null outside apps.';
comment on column model_configs.provider is 'Provider in lower case, or "custom".';
comment on column model_configs.base_url is 'Address of the provider, where it is not the usual one.';
comment on column model_configs.models is 'Models of a custom provider: id, name and settings of each.';
comment on column model_configs.api_key_ciphertext is 'Key to the provider, encrypted by the service.';
comment on column model_configs.settings is 'Readable settings; keys that look like a secret are refused.';
comment on column model_configs.created_at is 'When the row was made.';
comment on column model_configs.updated_at is 'When the row was last changed.';
