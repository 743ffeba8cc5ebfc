-- One view with a trigger, one with a rule.
create table papers (id int primary key, title text not null, deleted boolean not null default false);

create view live_documents as select id, title from papers where not deleted;

create function delete_document() returns trigger
language plpgsql as $$
begin
  update papers set deleted = true where id = old.id;
  return old;
end
$$;

create trigger live_documents_delete instead of delete on live_documents
  for each row execute function delete_document();

create view titles as select id, title from papers;

create rule titles_insert as on insert to titles
  do instead insert into papers (id, title) values (new.id, new.title);
