create or replace view ab as select b.id, b.a_id from b join a on a.id = b.a_id;
