create table countries (code char(2) primary key, name text, inhabitants int);

copy countries from stdin;
at	Austria	9000000
de	Germany
\.

create index countries_name on countries (name);
