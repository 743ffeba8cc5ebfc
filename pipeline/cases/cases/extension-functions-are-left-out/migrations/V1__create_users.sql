-- pgcrypto and uuid-ossp are used in defaults; only our own function becomes a class.
create extension pgcrypto;
create extension "uuid-ossp";

create table users (
  id uuid primary key default uuid_generate_v4(),
  salt text not null default gen_salt('bf'),
  password_hash text not null
);

create function password_matches(wanted uuid, password text) returns boolean
language sql stable as $$
  select password_hash = crypt(password, password_hash) from users where id = wanted
$$;
