-- The same statement as in V1, where it worked.
insert into a values (1);
