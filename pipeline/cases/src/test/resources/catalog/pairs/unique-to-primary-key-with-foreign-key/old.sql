create table t (i int not null, constraint k unique (i));
create table u (i int constraint fk references t (i));
