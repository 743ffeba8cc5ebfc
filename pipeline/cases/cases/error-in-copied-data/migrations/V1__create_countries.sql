create table countries (code char(2) primary key, inhabitants int not null);

copy countries (code, inhabitants) from stdin;
at	9000000
de	many
ch	8700000
\.
