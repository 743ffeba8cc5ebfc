create table author (
  id uuid primary key default uuid_generate_v4()
);
