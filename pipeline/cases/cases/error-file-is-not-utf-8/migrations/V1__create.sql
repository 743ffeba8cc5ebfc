-- Saved as Latin-1.
create table straße (id int primary key);
