create table b (i int);
create view t as select i from b;
create view u as select * from t;
