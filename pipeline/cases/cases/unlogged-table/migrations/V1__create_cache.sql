create unlogged table page_cache (
  url text primary key,
  body bytea not null
);
