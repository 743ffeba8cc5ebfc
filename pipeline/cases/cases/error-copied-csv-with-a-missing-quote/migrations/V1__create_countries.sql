create table countries (code char(2) primary key, name text);

copy countries from stdin with (format csv);
at,Austria
de,"Germany
\.
