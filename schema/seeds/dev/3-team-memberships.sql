-- headwater:seed table=team_memberships key=team_id,user_id mode=upsert
insert into team_memberships (team_id, user_id, role) values
  ('00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000002', 'admin'),
  ('00000000-0000-4000-8000-000000000101', '00000000-0000-4000-8000-000000000003', 'member');
