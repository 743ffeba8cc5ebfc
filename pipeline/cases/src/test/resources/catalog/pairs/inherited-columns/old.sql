create table p (i int, t text);
create table c (x int) inherits (p);
create table o (y int);
