create table author (
  id int primary key,
  name text collate "eo_ZZ.utf8"
);
