create table t (i int, j int);
