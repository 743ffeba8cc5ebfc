create table t (a int, email text);
create index on t (email);
create view v as select email from t;
