create domain d as text check (value <> '');
create table t (d d, e d[]);
create view v as select d from t;
