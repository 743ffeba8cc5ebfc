create table b (i int);
create materialized view t as select i from b;
create view u as select * from t;
