create role app;

select pg_sleep(600);
