create table t (a int, mail text);
create index on t (mail);
create view v as select mail from t;
