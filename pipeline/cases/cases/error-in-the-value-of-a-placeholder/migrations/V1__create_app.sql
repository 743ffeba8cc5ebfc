create table a (id int primary key);

-- The place is the placeholder.
grant select on a to ${reader};
