-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.ensure_usage_log_partitions(first_month date, last_month date)
 RETURNS integer
 LANGUAGE plpgsql
AS $function$
declare
    month timestamp := date_trunc('month', first_month::timestamp);
    partition_name text;
    made integer := 0;
begin
    -- two jobs at a time would both find a month missing
    perform pg_advisory_xact_lock(hashtext('moongraph.usage_log.partitions'));
    while month <= last_month loop
        partition_name := 'usage_log_' || to_char(month, 'YYYY_MM');
        if to_regclass(partition_name) is null then
            execute format('create table %I (like usage_log including defaults including constraints including comments)',
                           partition_name);
            execute format('alter table %I enable row level security', partition_name);
            execute format('comment on table %I is %L', partition_name,
                           'Entries of ' || to_char(month, 'YYYY-MM') || '.');
            -- entries that came before their month had a partition
            execute format('with early as (delete from usage_log_default
                                where occurred_at >= %1$L and occurred_at < %2$L returning *)
                            insert into %3$I select * from early',
                           month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC', partition_name);
            execute format('alter table usage_log attach partition %I for values from (%L) to (%L)',
                           partition_name, month at time zone 'UTC', (month + interval '1 month') at time zone 'UTC');
            made := made + 1;
        end if;
        month := month + interval '1 month';
    end loop;
    return made;
end
$function$;

CREATE FUNCTION public.ensure_usage_log_partitions(months_ahead integer DEFAULT 3)
 RETURNS integer
 LANGUAGE sql
AS $function$
    select ensure_usage_log_partitions(
        (now() at time zone 'UTC')::date,
        ((now() at time zone 'UTC') + make_interval(months => months_ahead))::date)
$function$;

comment on function public.ensure_usage_log_partitions(date, date) is 'Makes the missing monthly partitions of usage_log in a span; says how many it made.';
comment on function public.ensure_usage_log_partitions(integer) is 'Makes the partitions of this month and of the coming ones.';
