create schema ${schema};

-- The column is the one in the file, not the one in the statement that was sent.
create table ${schema}.${t} (id int primary key, "größe" int, note txt);
