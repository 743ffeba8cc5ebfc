create schema ${schema};
create table ${schema}.a (id int primary key);

grant select on ${schema}.a to ${reader};
