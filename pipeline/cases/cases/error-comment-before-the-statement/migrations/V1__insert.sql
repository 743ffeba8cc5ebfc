create table a (id int primary key);
insert into a values (1);

-- The place is the statement, not the comment before it,
/* however it looks. */
insert into a values (1);
