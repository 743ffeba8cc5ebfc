-- What a callback creates has a class, too.
create view helpers.thing_count as select count(*) as things from public.things;
