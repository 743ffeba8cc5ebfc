create index concurrently a_name
  on a (name);
