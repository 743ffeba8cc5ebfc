do $$
begin
  loop
    null;
  end loop;
end
$$;
