create type mood as enum ('good', 'bad');

create table posts (
  id int primary key,
  tags text[] not null default '{}',
  grid int[][],
  board int[3][3],
  moods mood[] not null default array['good']::mood[],
  ids uuid[],
  seen timestamptz[]
);
