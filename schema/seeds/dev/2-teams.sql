-- headwater:seed table=teams key=id mode=upsert
insert into teams (id, name, owner_user_id, description) values
  ('00000000-0000-4000-8000-000000000101', 'Readers', '00000000-0000-4000-8000-000000000001',
   'Reads everything that Ada files');
