-- Written by Headwater from the migrations; the next build replaces an edited file.

create schema public;

comment on schema public is 'standard public schema';

alter schema public owner to pg_database_owner;

grant USAGE on schema public to public;
