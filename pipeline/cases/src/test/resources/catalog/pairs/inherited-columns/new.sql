create table p (i int not null default 3, t text, n numeric, check (i > 0));
create table c (x int) inherits (p);
create table o (y int, i int not null, t text, n numeric, constraint p_i_check check (i > 0)) inherits (p);
