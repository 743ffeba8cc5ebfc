-- PostgreSQL 18: a key without overlaps, and a foreign key with a period.
create extension btree_gist;

create table articles (
  id int,
  valid daterange,
  primary key (id, valid without overlaps)
);

create table prices (
  id int primary key,
  article_id int not null,
  valid daterange not null,
  foreign key (article_id, period valid) references articles (id, period valid)
);
