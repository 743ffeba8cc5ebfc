create function newest() returns int
language sql as $$
  select max(id)
    from aa
$$;
