-- headwater:seed table=roles key=name,scope mode=upsert
insert into roles (name, scope, description, is_system_role) values
  ('FolderViewer', 'folder', 'Reads', true),
  ('FolderEditor', 'folder', 'Reads and writes', true),
  ('FolderAdmin', 'folder', 'Reads, writes and shares', true);
