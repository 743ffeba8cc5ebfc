create table t (i int generated always as identity primary key);
