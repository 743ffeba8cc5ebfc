-- Counters go back into the JSON in which they were. The apps of a user were never limits, and
-- stay away; rows in the quarantine stay there.

drop trigger user_limits_touch_updated_at on user_limits;
drop index user_limits_stripe_subscription_id_idx;
drop index user_limits_tier_idx;
drop index user_limits_org_id_key;
alter table user_limits
    drop constraint user_limits_counters_check,
    drop constraint user_limits_user_id_fkey,
    drop constraint user_limits_user_org_key,
    drop constraint user_limits_pkey,
    alter column other_usage drop default,
    alter column other_usage drop not null,
    alter column other_usage type jsonb;
alter table user_limits rename column other_usage to usage;

update user_limits set usage = coalesce(usage, '{}') || jsonb_strip_nulls(jsonb_build_object(
    'storage_file_count', storage_file_count,
    'storage_size_bytes', storage_size_bytes,
    'ingest_count', ingest_count,
    'hourly_query_count', hourly_query_count,
    'hourly_query_reset', hourly_query_reset,
    'monthly_query_count', monthly_query_count,
    'monthly_query_reset', monthly_query_reset));

alter table user_limits
    drop column id,
    drop column storage_file_count,
    drop column storage_size_bytes,
    drop column ingest_count,
    drop column hourly_query_count,
    drop column hourly_query_reset,
    drop column monthly_query_count,
    drop column monthly_query_reset,
    alter column user_id type text,
    alter column tier drop default,
    alter column tier type text,
    alter column custom_limits drop default,
    alter column custom_limits drop not null,
    alter column custom_limits type jsonb,
    alter column created_at drop default,
    alter column created_at drop not null,
    alter column created_at type text using to_char(created_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    alter column updated_at drop default,
    alter column updated_at drop not null,
    alter column updated_at type text using to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"+00:00"'),
    add column app_ids jsonb;

update user_limits l set user_id = u.legacy_id from users u where u.id::text = l.user_id and u.legacy_id is not null;
-- era A had one row for a user: this fails where somebody answers for an organisation, too
alter table user_limits add constraint user_limits_pkey primary key (user_id);

comment on table user_limits is null;
comment on column user_limits.user_id is null;
comment on column user_limits.org_id is null;
comment on column user_limits.tier is null;
comment on column user_limits.custom_limits is null;
comment on column user_limits.usage is null;
comment on column user_limits.stripe_customer_id is null;
comment on column user_limits.stripe_subscription_id is null;
comment on column user_limits.stripe_product_id is null;
comment on column user_limits.subscription_status is null;
comment on column user_limits.created_at is null;
comment on column user_limits.updated_at is null;
