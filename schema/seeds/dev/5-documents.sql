-- headwater:seed table=documents key=external_id mode=upsert
insert into documents (external_id, content_type, filename, owner_user_id, folder_id) values
  ('demo-notes', 'application/pdf', 'notes.pdf', '00000000-0000-4000-8000-000000000001',
   '00000000-0000-4000-8000-000000000201'),
  ('demo-letter', 'text/plain', 'letter.txt', '00000000-0000-4000-8000-000000000001', null);
