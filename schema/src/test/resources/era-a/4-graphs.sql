-- Graphs of era A. Without an owner, the unique index on name and owner stops nothing.
insert into graphs (id, name, entities, relationships, graph_metadata, system_metadata, document_ids, filters, created_at, updated_at, owner, access_control) values
    ('graph-filed', 'Map', '[{"id": "e1", "label": "Moon", "type": "BODY"}]', '[]', '{}', '{"status": "completed", "folder_name": "Reports"}', '["doc-in-list", "doc-named", "doc-in-list", "gone-doc", null, 3]', '{"topic": "x"}', '2025-04-01T10:00:00+00:00', '2025-04-02T10:00:00+00:00', '{"type": "user", "id": "aaaaaaaa-0000-4000-8000-000000000001"}', '{"readers": ["google-oauth2|bob"], "user_id": [[]]}'),
    ('graph-no-owner-1', 'Twin', '[]', '[]', '{}', '{}', '[]', null, '2025-04-01T10:00:00', '', null, null),
    ('graph-no-owner-2', 'Twin', '{}', 'null', null, null, null, 'null', '2025-03-20 10:00:00.5+00:00+00', null, null, 'null'),
    ('graph-no-name', null, null, null, '[]', '{"status": "odd", "created_at": "2025-01-01T00:00:00Z"}', '{"a": 1}', '[]', 'broken', '2025-13-01', '{"type": "developer", "id": "dev_user"}', '{"writers": ["carol"], "app_access": ["app-alpha"]}'),
    ('graph-in-app', 'Map', '[]', '[]', '{}', '{"app_id": "app-alpha", "folder_name": "Fresh"}', '["doc-app"]', null, '2025-04-01', '2025-04-02', '{"type": "user", "id": "google-oauth2|bob"}', '{}');
