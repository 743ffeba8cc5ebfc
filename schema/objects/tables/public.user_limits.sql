-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.user_limits (
    user_id uuid not null,
    tier public.limit_tier not null default 'free'::public.limit_tier,
    custom_limits public.jsonb_object not null default '{}'::jsonb,
    other_usage public.jsonb_object not null default '{}'::jsonb,
    stripe_customer_id text,
    stripe_subscription_id text,
    stripe_product_id text,
    subscription_status text,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    org_id text,
    storage_file_count bigint not null default 0,
    storage_size_bytes public.byte_count not null default 0,
    ingest_count bigint not null default 0,
    hourly_query_count bigint not null default 0,
    hourly_query_reset timestamp with time zone,
    monthly_query_count bigint not null default 0,
    monthly_query_reset timestamp with time zone,
    id bigint not null generated always as identity,
    constraint user_limits_counters_check CHECK (((storage_file_count >= 0) AND (ingest_count >= 0) AND (hourly_query_count >= 0) AND (monthly_query_count >= 0))),
    constraint user_limits_pkey PRIMARY KEY (id),
    constraint user_limits_user_org_key UNIQUE NULLS NOT DISTINCT (user_id, org_id)
);

alter table public.user_limits enable row level security;

alter table public.user_limits add constraint user_limits_user_id_fkey FOREIGN KEY (user_id) REFERENCES public.users(id) ON DELETE CASCADE;

CREATE UNIQUE INDEX user_limits_org_id_key ON public.user_limits USING btree (org_id) WHERE (org_id IS NOT NULL);
CREATE INDEX user_limits_stripe_subscription_id_idx ON public.user_limits USING btree (stripe_subscription_id) WHERE (stripe_subscription_id IS NOT NULL);
CREATE INDEX user_limits_tier_idx ON public.user_limits USING btree (tier) WHERE (tier <> 'free'::public.limit_tier);

CREATE TRIGGER user_limits_touch_updated_at BEFORE UPDATE ON public.user_limits FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy user_limits_read on public.user_limits for select
    using ((user_id = public.session_user_id()));

comment on table public.user_limits is 'Plan and counters of a user, or of an organisation.';
comment on column public.user_limits.user_id is 'User, or the one who answers for the organisation.';
comment on column public.user_limits.tier is 'Plan.';
comment on column public.user_limits.custom_limits is 'Limits agreed with this customer, by name.';
comment on column public.user_limits.other_usage is 'Counters of features that are gone.';
comment on column public.user_limits.stripe_customer_id is 'Customer at the payment service.';
comment on column public.user_limits.stripe_subscription_id is 'Subscription at the payment service.';
comment on column public.user_limits.stripe_product_id is 'Product at the payment service.';
comment on column public.user_limits.subscription_status is 'State at the payment service, in its words.';
comment on column public.user_limits.created_at is 'When the row was made.';
comment on column public.user_limits.updated_at is 'When the row was last changed.';
comment on column public.user_limits.org_id is 'Organisation at the identity provider; null for a single user.';
comment on column public.user_limits.storage_file_count is 'Files stored.';
comment on column public.user_limits.storage_size_bytes is 'Bytes stored.';
comment on column public.user_limits.ingest_count is 'Documents taken in, ever.';
comment on column public.user_limits.hourly_query_count is 'Queries since the start of the hour window.';
comment on column public.user_limits.hourly_query_reset is 'Start of the hour window.';
comment on column public.user_limits.monthly_query_count is 'Queries since the start of the month window.';
comment on column public.user_limits.monthly_query_reset is 'Start of the month window.';
comment on column public.user_limits.id is 'Key.';
