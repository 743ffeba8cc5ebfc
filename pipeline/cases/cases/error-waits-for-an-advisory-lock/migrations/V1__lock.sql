select dblink_connect('other', format(
  'host=127.0.0.1 port=%s dbname=postgres user=blocker password=blocker', current_setting('port')));
select * from dblink('other', 'select pg_advisory_lock(42)::text') as locked(nothing text);
select pg_advisory_lock(42);
