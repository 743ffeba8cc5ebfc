-- Folders of era A.
insert into folders (id, name, description, owner, document_ids, system_metadata, access_control, rules)
select key, title, null, nullif(owner, '')::jsonb, ids::jsonb, said::jsonb, lists::jsonb, '[]'
from (values
    ('0f000000-0000-4000-8000-000000000001', 'Reports', 'alice', '["doc-in-list", null, 7, "", "gone-doc", "doc-in-two"]', '{"created_at": "2025-04-16T10:00:00+00:00", "updated_at": "2025-04-17T10:00:00+00:00"}', '{"readers": [], "user_id": [[]]}'),
    ('0F000000-0000-4000-8000-000000000001', 'Key in capitals', 'alice', '[]', '{}', '{}'),
    ('legacy-folder-2', 'Invoices', 'alice', '["doc-in-two"]', '{}', '{"readers": ["google-oauth2|bob"]}'),
    ('legacy-folder-3', '/Reports/2024//', 'alice', '[]', '{}', '{}'),
    ('legacy-folder-4', 'Reports', 'alice', '[]', '{}', '{}'),
    ('name-blank', ' ', 'bob', '[]', '{}', '{}'),
    ('name-null', null, 'bob', '[]', '{}', '{}'),
    ('name-dots', '..', 'bob', '[]', '{}', '{}'),
    ('name-deep', 'Deep/er/est', 'bob', '[]', '{}', '{}'),
    ('typed-list', 'Typed', 'bob', '["doc-listed-by-bob"]', '{}', '{"readers": ["user:carol"], "writers": ["developer:dev_user"], "admins": ["carol"]}'),
    ('in-app', 'Shared', 'alice', '{"a": 1}', '{"app_id": "app-alpha", "created_at": "yesterday"}', '{}'),
    ('outside-app', 'Outside', 'alice', '["doc-app-listed-outside"]', '{"app_id": null}', '{}'),
    ('no-owner', 'Nobody''s', '', 'null', 'null', 'null'),
    ('of-developer', 'Developed', 'dev', null, null, '["carol"]')
) as f (key, title, who, ids, said, lists)
left join (values ('alice', '{"type": "user", "id": "aaaaaaaa-0000-4000-8000-000000000001"}'),
                  ('bob', '{"type": "user", "id": "google-oauth2|bob"}'),
                  ('dev', '{"type": "developer", "id": "dev_user"}')) as o (who, owner) using (who);
update folders set rules = '{"type": "natural_language"}' where id = 'no-owner';
