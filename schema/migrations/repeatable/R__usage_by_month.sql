-- Why: bills and charts read sums, not entries. Refresh it once a day.

set local client_min_messages to warning;
drop materialized view if exists usage_by_month;
create materialized view usage_by_month as
select (date_trunc('month', occurred_at at time zone 'UTC'))::date as month,
       app_id, user_id, operation,
       count(*) as calls,
       count(*) filter (where status = 'failure') as failures,
       sum(tokens_used)::bigint as tokens,
       avg(duration_ms)::numeric(12, 2) as average_ms
from usage_log
group by 1, 2, 3, 4;
-- unique, so that it can be refreshed while it is read
create unique index usage_by_month_key on usage_by_month (month, app_id, user_id, operation) nulls not distinct;

comment on materialized view usage_by_month is 'Sums of usage_log as of the last refresh. Knows no row-level security: grant it to no tenant.';
comment on column usage_by_month.month is 'First day of the month, UTC.';
comment on column usage_by_month.app_id is 'Tenant.';
comment on column usage_by_month.user_id is 'User.';
comment on column usage_by_month.operation is 'What was done.';
comment on column usage_by_month.calls is 'How often.';
comment on column usage_by_month.failures is 'How often it failed.';
comment on column usage_by_month.tokens is 'Tokens of a model.';
comment on column usage_by_month.average_ms is 'Time it took on average.';
