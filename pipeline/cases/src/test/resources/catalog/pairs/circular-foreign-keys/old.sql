create table x (i int);
