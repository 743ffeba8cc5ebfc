-- headwater:seed table=folders key=id mode=upsert
insert into folders (id, name, owner_type, owner_user_id, description) values
  ('00000000-0000-4000-8000-000000000201', 'Papers', 'user', '00000000-0000-4000-8000-000000000001',
   'A folder with something to find');
