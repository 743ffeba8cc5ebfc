create function band(level numeric) returns text language sql immutable
begin atomic
  select case when level > 10 then 'high' else 'low' end;
end;
grant execute on function band to readers;
