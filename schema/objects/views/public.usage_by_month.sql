-- Written by Headwater from the migrations; the next build replaces an edited file.

create materialized view public.usage_by_month as
SELECT (date_trunc('month'::text, (occurred_at AT TIME ZONE 'UTC'::text)))::date AS month,
    app_id,
    user_id,
    operation,
    count(*) AS calls,
    count(*) FILTER (WHERE (status = 'failure'::public.usage_status)) AS failures,
    sum(tokens_used) AS tokens,
    (avg(duration_ms))::numeric(12,2) AS average_ms
   FROM public.usage_log
  GROUP BY ((date_trunc('month'::text, (occurred_at AT TIME ZONE 'UTC'::text)))::date), app_id, user_id, operation;

CREATE UNIQUE INDEX usage_by_month_key ON public.usage_by_month USING btree (month, app_id, user_id, operation) NULLS NOT DISTINCT;

comment on column public.usage_by_month.month is 'First day of the month, UTC.';
comment on column public.usage_by_month.app_id is 'Tenant.';
comment on column public.usage_by_month.user_id is 'User.';
comment on column public.usage_by_month.operation is 'What was done.';
comment on column public.usage_by_month.calls is 'How often.';
comment on column public.usage_by_month.failures is 'How often it failed.';
comment on column public.usage_by_month.tokens is 'Tokens of a model.';
comment on column public.usage_by_month.average_ms is 'Time it took on average.';
comment on materialized view public.usage_by_month is 'Sums of usage_log as of the last refresh. Knows no row-level security: grant it to no tenant.';
