select dblink_connect('other', format(
  'host=127.0.0.1 port=%s dbname=postgres user=blocker password=blocker', current_setting('port')));
select dblink_exec('other', 'begin');
select dblink_exec('other', 'lock table a in access exclusive mode');

alter table a add column name text;
