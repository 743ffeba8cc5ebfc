create table countries (code char(2) primary key, name text not null, note text);

-- Data as pg_dump writes it: with tabs, \N for null, and a semicolon that ends nothing.
copy countries (code, name, note) from stdin;
at	Österreich	\N
ch	Schweiz	CH; Confoederatio Helvetica
de	Deutschland	it's fine -- no comment
\.

create index countries_name on countries (name);
