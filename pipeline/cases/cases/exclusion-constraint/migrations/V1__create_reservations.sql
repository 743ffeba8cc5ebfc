-- btree_gist brings = for int; its functions are left out.
create extension btree_gist;

create table reservations (
  id int primary key,
  room int not null,
  during tstzrange not null,
  constraint no_overlap exclude using gist (room with =, during with &&)
);
