-- headwater:seed table=permissions key=name mode=upsert
insert into permissions (name, description) values
  ('folder:read', 'See a folder and what lies in it'),
  ('folder:write', 'Add, change and delete documents and graphs in a folder'),
  ('folder:admin', 'Share, move and delete a folder');
