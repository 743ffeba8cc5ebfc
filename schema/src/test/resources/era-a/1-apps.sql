-- Apps of era A. alice is known by a UUID, bob by a token subject, carol by a plain word.
insert into apps (app_id, user_id, name, uri, created_at) values
    ('app-alpha', 'aaaaaaaa-0000-4000-8000-000000000001', 'Notes', 'morphik://alpha:token@host', '2025-05-09 08:00+00'),
    -- the same name twice for one user
    ('app-beta', 'aaaaaaaa-0000-4000-8000-000000000001', 'Notes', 'morphik://beta:token@host', '2025-05-10 08:00+00'),
    ('app-blank', 'aaaaaaaa-0000-4000-8000-000000000001', '  ', 'morphik://blank:token@host', '2025-05-11 08:00+00'),
    -- a user known from here only
    ('app-stranger', 'dddddddd-0000-4000-8000-000000000004', 'Stranger', 'morphik://s:token@host', '2025-05-12 08:00+00');

insert into app_metadata (id, user_id, app_name, neon_project_id, connection_uri, extra, created_at, updated_at) values
    ('eeeeeeee-0000-4000-8000-000000000001', 'aaaaaaaa-0000-4000-8000-000000000001', 'Notes', 'neon-1', 'postgresql://one', '{"region": "eu"}', '2025-05-09 08:00+00', '2025-05-09 08:00+00'),
    ('EEEEEEEE-0000-4000-8000-000000000001', 'carol', 'Same key in capitals', 'neon-2', 'postgresql://two', null, '2025-05-09 08:00+00', '2025-05-09 08:00+00'),
    ('not-a-uuid', 'dev_user', '', 'neon-3', 'postgresql://three', 'null', '2025-05-09 08:00+00', '2025-05-09 08:00+00'),
    ('no-user', ' ', 'Nobody''s', 'neon-4', 'postgresql://four', '[1]', '2025-05-09 08:00+00', '2025-05-09 08:00+00');
