-- The view is a repeatable migration, and comes back with the table.
drop materialized view if exists usage_by_month;
drop table usage_log;
