-- A file with CRLF.
create table notes (
  id int primary key,
  text text not null default 'one
two'
);

create function three() returns int
language plpgsql as $$
begin
  return 3;
end
$$;

comment on table notes is 'First line,
second line.';
