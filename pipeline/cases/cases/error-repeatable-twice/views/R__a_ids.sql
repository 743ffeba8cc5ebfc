create or replace view a_ids as select 1 as id;
