create extension pg_trgm;

create table titles (id int primary key, title text not null);

create index titles_title on titles using gin (title gin_trgm_ops);
