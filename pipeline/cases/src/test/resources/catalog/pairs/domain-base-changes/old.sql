create domain d as varchar(5) check (value <> '');
create table t (d d, e d[]);
create view v as select d from t;
