create table items (id int primary key);
alter table items owner to "Shop Owner";
