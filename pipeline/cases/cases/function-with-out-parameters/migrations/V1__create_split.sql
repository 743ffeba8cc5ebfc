create function split_name(full_name text, out first_name text, out last_name text)
language sql immutable as $$ select split_part(full_name, ' ', 1), split_part(full_name, ' ', 2) $$;

create function bounds(inout low int, inout high int, factor int)
language plpgsql immutable as $$
begin
  low := low * factor;
  high := high * factor;
end
$$;
