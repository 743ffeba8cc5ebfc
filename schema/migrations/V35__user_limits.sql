-- Why: limits and counters were JSON, changed by read and write without a lock, so that counts
-- were lost. Counters become columns (add in the update itself) and the tier a closed set.

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'user_limits', l.user_id, noted.*
from user_limits l, lateral (
    select 'tier', 'tier_unknown', to_jsonb(tier)
    where tier is null or not lower(btrim(tier)) = any (enum_range(null::limit_tier)::text[])
    union all
    select name, 'not_an_object', value
    from (values ('custom_limits', custom_limits), ('usage', usage)) as objects (name, value)
    where jsonb_typeof(value) not in ('object', 'null')
    union all
    select 'usage.' || name, 'not_a_number', usage -> name
    from unnest(array['storage_file_count', 'storage_size_bytes', 'hourly_query_count',
                      'monthly_query_count', 'ingest_count']) as name
    where usage ->> name !~ '^\d{1,18}$'
    union all
    select 'usage.' || name, 'time_unreadable', usage -> name
    from unnest(array['hourly_query_reset', 'monthly_query_reset']) as name
    where legacy.text_or_null(usage ->> name) is not null and legacy.try_timestamptz(usage ->> name) is null
    union all
    select 'created_at', 'time_unknown', to_jsonb(created_at) where legacy.try_timestamptz(created_at) is null
    union all
    select 'updated_at', 'time_unreadable', to_jsonb(updated_at)
    where legacy.text_or_null(updated_at) is not null and legacy.try_timestamptz(updated_at) is null
    union all
    select 'app_ids', 'app_of_another_user', to_jsonb(listed)
    from legacy.texts(app_ids) as listed
    join apps a on a.app_id = listed and a.user_id is distinct from legacy.user_id(l.user_id)
    union all
    select 'app_ids', 'app_id_not_text', entry from legacy.non_texts(app_ids) as entry
) as noted;

-- blank ids name nobody, and two spellings may have become one user: the newest row stays
with ranked as (
    select ctid as place_in_table, legacy.user_id(user_id) as owner,
           row_number() over (partition by legacy.text_or_null(org_id),
                                  case when legacy.text_or_null(org_id) is null then legacy.user_id(user_id) end
                              order by legacy.try_timestamptz(updated_at) desc nulls last, user_id) as place
    from user_limits
), moved as (
    delete from user_limits l using ranked
    where ranked.place_in_table = l.ctid and (owner is null or place > 1)
    returning l.*, owner is null as ownerless
)
insert into migration_quarantine (source_table, source_key, reason, original)
select 'user_limits', user_id, case when ownerless then 'owner_missing' else 'limits_doubled' end,
       to_jsonb(moved) - 'ownerless'
from moved;

alter table user_limits drop constraint user_limits_pkey;
alter table user_limits
    drop column app_ids,
    alter column user_id type uuid using legacy.user_id(user_id),
    alter column user_id set not null,
    alter column org_id type text using legacy.text_or_null(org_id),
    alter column tier type limit_tier using
        case when lower(btrim(tier)) = any (enum_range(null::limit_tier)::text[])
             then lower(btrim(tier))::limit_tier else 'free' end,
    alter column tier set default 'free',
    alter column tier set not null,
    alter column custom_limits type jsonb_object using legacy.object_or_empty(custom_limits),
    alter column custom_limits set default '{}',
    alter column custom_limits set not null,
    alter column created_at type timestamptz
        using coalesce(legacy.try_timestamptz(created_at), legacy.try_timestamptz(updated_at), now()),
    alter column created_at set default now(),
    alter column created_at set not null,
    alter column updated_at type timestamptz
        using coalesce(legacy.try_timestamptz(updated_at), legacy.try_timestamptz(created_at), now()),
    alter column updated_at set default now(),
    alter column updated_at set not null,
    add column storage_file_count bigint not null default 0,
    add column storage_size_bytes byte_count not null default 0,
    add column ingest_count bigint not null default 0,
    add column hourly_query_count bigint not null default 0,
    add column hourly_query_reset timestamptz,
    add column monthly_query_count bigint not null default 0,
    add column monthly_query_reset timestamptz,
    add column id bigint generated always as identity constraint user_limits_pkey primary key;

update user_limits set
    storage_file_count = coalesce(substring(usage ->> 'storage_file_count' from '^\d{1,18}$')::bigint, 0),
    storage_size_bytes = coalesce(substring(usage ->> 'storage_size_bytes' from '^\d{1,18}$')::bigint, 0),
    ingest_count = coalesce(substring(usage ->> 'ingest_count' from '^\d{1,18}$')::bigint, 0),
    hourly_query_count = coalesce(substring(usage ->> 'hourly_query_count' from '^\d{1,18}$')::bigint, 0),
    hourly_query_reset = legacy.try_timestamptz(usage ->> 'hourly_query_reset'),
    monthly_query_count = coalesce(substring(usage ->> 'monthly_query_count' from '^\d{1,18}$')::bigint, 0),
    monthly_query_reset = legacy.try_timestamptz(usage ->> 'monthly_query_reset'),
    usage = legacy.object_or_empty(usage)
        - array['storage_file_count', 'storage_size_bytes', 'ingest_count', 'hourly_query_count',
                'hourly_query_reset', 'monthly_query_count', 'monthly_query_reset'];
alter table user_limits rename column usage to other_usage;

alter table user_limits
    alter column other_usage type jsonb_object,
    alter column other_usage set default '{}',
    alter column other_usage set not null,
    add constraint user_limits_user_org_key unique nulls not distinct (user_id, org_id),
    add constraint user_limits_user_id_fkey foreign key (user_id) references users (id) on delete cascade,
    add constraint user_limits_counters_check check (
        storage_file_count >= 0 and ingest_count >= 0
        and hourly_query_count >= 0 and monthly_query_count >= 0);
create unique index user_limits_org_id_key on user_limits (org_id) where org_id is not null;
create index user_limits_tier_idx on user_limits (tier) where tier <> 'free';
create index user_limits_stripe_subscription_id_idx on user_limits (stripe_subscription_id)
    where stripe_subscription_id is not null;
create trigger user_limits_touch_updated_at before update on user_limits
    for each row execute function touch_updated_at();

comment on table user_limits is 'Plan and counters of a user, or of an organisation.';
comment on column user_limits.id is 'Key.';
comment on column user_limits.user_id is 'User, or the one who answers for the organisation.';
comment on column user_limits.org_id is 'Organisation at the identity provider; null for a single user.';
comment on column user_limits.tier is 'Plan.';
comment on column user_limits.custom_limits is 'Limits agreed with this customer, by name.';
comment on column user_limits.other_usage is 'Counters of features that are gone.';
comment on column user_limits.stripe_customer_id is 'Customer at the payment service.';
comment on column user_limits.stripe_subscription_id is 'Subscription at the payment service.';
comment on column user_limits.stripe_product_id is 'Product at the payment service.';
comment on column user_limits.subscription_status is 'State at the payment service, in its words.';
comment on column user_limits.created_at is 'When the row was made.';
comment on column user_limits.updated_at is 'When the row was last changed.';
comment on column user_limits.storage_file_count is 'Files stored.';
comment on column user_limits.storage_size_bytes is 'Bytes stored.';
comment on column user_limits.ingest_count is 'Documents taken in, ever.';
comment on column user_limits.hourly_query_count is 'Queries since the start of the hour window.';
comment on column user_limits.hourly_query_reset is 'Start of the hour window.';
comment on column user_limits.monthly_query_count is 'Queries since the start of the month window.';
comment on column user_limits.monthly_query_reset is 'Start of the month window.';
