-- pgvector does not come with PostgreSQL.
create extension if not exists vector;

create table items (id int primary key, embedding vector(3));
