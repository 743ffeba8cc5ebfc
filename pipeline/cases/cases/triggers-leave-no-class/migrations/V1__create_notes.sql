-- A function that returns trigger cannot be called, so it has no class either.
create table notes (id int primary key, text text, changed_at timestamptz);

create function set_changed_at() returns trigger
language plpgsql as $$
begin
  new.changed_at := now();
  return new;
end
$$;

create trigger notes_changed_at before insert or update on notes
  for each row execute function set_changed_at();
