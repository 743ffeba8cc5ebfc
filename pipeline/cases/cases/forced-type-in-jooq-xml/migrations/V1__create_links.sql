create table links (
  id int primary key,
  url text not null,
  is_dead smallint not null default 0
);
