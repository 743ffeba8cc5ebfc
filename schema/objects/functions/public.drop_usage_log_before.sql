-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE PROCEDURE public.drop_usage_log_before(IN first_kept_month date)
 LANGUAGE plpgsql
AS $procedure$
declare
    partition_name text;
begin
    for partition_name in
        select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        where i.inhparent = 'usage_log'::regclass and c.relname ~ '^usage_log_\d{4}_\d{2}$'
          and to_date(right(c.relname, 7), 'YYYY_MM') < date_trunc('month', first_kept_month)
    loop
        execute format('drop table %I', partition_name);
    end loop;
end
$procedure$;

comment on procedure public.drop_usage_log_before(date) is 'Drops the partitions of usage_log before a month. There is no way back.';
