-- The table is called folders.
create table documents (id int primary key, folder_id int);

insert into documents (id, folder_id)
select f.id, f.id
  from folder f
 where f.id > 0;
