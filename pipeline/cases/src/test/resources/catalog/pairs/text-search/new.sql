create text search configuration c (copy = simple);
create text search dictionary d (template = simple, accept = false);
alter text search configuration c alter mapping for word with d;
create table t (b text, v tsvector generated always as (to_tsvector('c', b)) stored);
