create table t (i int not null, constraint k primary key (i));
create table u (i int constraint fk references t (i));
