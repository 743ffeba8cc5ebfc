insert into a values (1);

select pg_sleep(600)
  from a;
