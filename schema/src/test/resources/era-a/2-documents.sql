-- Documents of era A, one for each kind of awkwardness; the key says which.
create temporary table who (name text, owner jsonb);
insert into who values
    ('alice', '{"type": "user", "id": "aaaaaaaa-0000-4000-8000-000000000001"}'),
    ('bob', '{"type": "user", "id": "google-oauth2|bob"}'),
    ('dev', '{"type": "developer", "id": "dev_user"}');

-- where a document lies: nothing, JSON null, blank text, a number and a name were all "folder_name"
insert into documents (external_id, owner, filename, doc_metadata, system_metadata, access_control, chunk_ids)
select key, owner, key || '.PDF', '{"topic": "x", "pages": 3}',
       said || '{"created_at": "2025-04-01T10:00:00+00:00", "updated_at": "2025-04-02T10:00:00+00:00", "status": "completed"}',
       '{"readers": [], "writers": [], "admins": [], "user_id": [[]], "app_access": []}', '[]'
from (values
    ('doc-in-list', 'alice', '{}'::jsonb),
    ('doc-in-two', 'alice', '{"folder_name": "Invoices"}'),
    ('doc-named', 'alice', '{"folder_name": "Reports"}'),
    ('doc-name-only', 'alice', '{"folder_name": "Only a name"}'),
    ('doc-named-path', 'alice', '{"folder_name": "/Only//a path/ "}'),
    ('doc-folder-null', 'alice', '{"folder_name": null}'),
    ('doc-folder-blank', 'alice', '{"folder_name": ""}'),
    ('doc-folder-number', 'alice', '{"folder_name": 7}'),
    ('doc-folder-dots', 'alice', '{"folder_name": "a/../b"}'),
    ('doc-folder-id', 'alice', '{"folder_id": "legacy-folder-2"}'),
    ('doc-folder-id-gone', 'alice', '{"folder_id": "no-such-folder"}'),
    ('doc-listed-by-bob', 'alice', '{}'),
    ('doc-app', 'alice', '{"app_id": "app-alpha", "folder_name": "Shared", "end_user_id": "eu-1"}'),
    ('doc-app-listed-outside', 'alice', '{"app_id": "app-beta"}'),
    ('doc-ghost-app', 'alice', '{"app_id": "app-ghost", "end_user_id": ""}'),
    ('doc-blank-app', 'alice', '{"app_id": "", "end_user_id": null}'),
    ('f0000000-0000-4000-8000-00000000000d', 'bob', '{"page_count": 12, "version": 4}'),
    ('doc-of-developer', 'dev', '{}')
) as d (key, name, said) join who using (name);

-- owners that are none
insert into documents (external_id, owner, system_metadata) values
    ('doc-no-owner', null, '{"status": "processing"}'),
    ('doc-owner-json-null', 'null', '{"status": "failed", "error": "out of memory"}'),
    ('doc-owner-without-id', '{"type": "user"}', '{"status": "weird", "page_count": "twelve"}');

-- everything null, and JSON of the wrong kind
insert into documents (external_id) values ('doc-all-null'), ('');
insert into documents (external_id, owner, doc_metadata, storage_info, system_metadata, additional_metadata, chunk_ids, storage_files)
values ('doc-odd-json', '[]', '[1, 2]', 'null', '"text"', '5', '{"a": 1}', '"file"'),
       ('doc-chunks', '{"type": "user", "id": "carol"}', 'null', '{"bucket": "b", "key": "k"}', '{"content": "All the words."}', '{}', '["c-0", null, 5, "c-1"]', 'null');

-- who may: plain lists, a lone text, a list in a list, an unknown list
insert into documents (external_id, owner, system_metadata, access_control)
select key, owner, '{}', said
from (values
    ('doc-shared', 'alice', '{"readers": ["google-oauth2|bob", "carol"], "writers": ["carol"], "admins": ["aaaaaaaa-0000-4000-8000-000000000001"], "user_id": ["dev_user"], "app_access": ["app-alpha"]}'::jsonb),
    ('doc-shared-oddly', 'alice', '{"readers": [null, 5, "google-oauth2|bob", ["carol"]], "writers": "carol", "user_id": [[]], "friends": ["carol"]}'),
    ('doc-lists-json-null', 'alice', 'null'),
    ('doc-lists-are-a-list', 'alice', '["google-oauth2|bob"]')
) as d (key, name, said) join who using (name);

-- time stamps
insert into documents (external_id, owner, system_metadata)
select key, owner, said
from (values
    ('time-doubled-zone', '{"created_at": "2025-05-01T10:00:00.123456+00:00+00", "updated_at": "2025-05-02 10:00:00+00"}'::jsonb),
    ('time-without-zone', '{"created_at": "2025-05-01T10:00:00"}'),
    ('time-impossible', '{"created_at": "2025-13-45T10:00:00Z", "updated_at": "soon"}'),
    ('time-only-updated', '{"created_at": null, "updated_at": "2025-05-03T10:00:00+02:00"}'),
    ('time-special-word', '{"created_at": "infinity", "updated_at": "now"}')
) as d (key, said), who where name = 'alice';

-- versions of files
insert into documents (external_id, owner, system_metadata, storage_files)
select 'doc-files', owner, '{}', '[
    {"bucket": "b", "key": "k1", "version": 1, "filename": "a.txt", "content_type": "text/plain", "timestamp": "2025-05-01T10:00:00+00:00"},
    {"bucket": "b", "key": "k2", "version": "v2", "timestamp": "never"},
    {"bucket": "b", "filename": "lost.txt"}, "text", null]'
from who where name = 'bob';
drop table who;
