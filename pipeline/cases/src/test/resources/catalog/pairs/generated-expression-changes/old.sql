create table t (a int, g int generated always as (a * 2) stored);
create view v as select g from t;
create index on t (g);
