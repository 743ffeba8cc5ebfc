-- Caches, limits and multi-vector chunks of era A.
insert into caches (name, metadata, created_at) values
    ('cache-good', '{"model": "llama", "model_file": "q4", "filters": {}, "docs": ["doc-in-list", "gone-doc", null], "storage_info": {"bucket": "b", "key": "k"}}', '2025-02-01 10:00+00'),
    ('cache-scalar', '"text"', null),
    ('cache-no-docs', '{"model": null}', now());

insert into user_limits (user_id, tier, custom_limits, usage, app_ids, stripe_customer_id, created_at, updated_at) values
    ('aaaaaaaa-0000-4000-8000-000000000001', 'pro', '{"app_limit": 5}', '{"storage_file_count": 3, "storage_size_bytes": 4096, "hourly_query_count": 2, "hourly_query_reset": "2025-05-01T10:00:00+00:00", "monthly_query_count": 9, "monthly_query_reset": "2025-05-01T00:00:00", "ingest_count": 4, "graph_count": 1}', '["app-alpha", "app-listed", "app-stranger", null]', 'cus_1', '2025-04-01T10:00:00', '2025-04-02T10:00:00'),
    ('carol', 'developer', null, null, null, null, '2025-04-01T10:00:00+00:00', '2025-04-03T10:00:00+00:00'),
    (' carol ', 'free', null, '{}', '[]', null, '2025-04-01T10:00:00+00:00', '2025-04-02T10:00:00+00:00'),
    ('dev_user', 'gold', 'null', '{"storage_file_count": "many", "hourly_query_reset": "soon"}', '{}', null, 'n/a', ''),
    ('', 'free', '[]', '[]', null, null, null, null);

insert into multi_vector_embeddings (document_id, chunk_number, content, chunk_metadata, embeddings) values
    ('doc-in-list', 0, 'old text', '{"is_image": false}', array[b'1', b'0']::bit(128)[]),
    ('doc-in-list', 0, 'new text', '{"is_image": true}', array[b'1']::bit(128)[]),
    ('doc-in-list', 1, 'printed dict', '{''is_image'': True, ''page_number'': 2}', array[b'1']::bit(128)[]),
    ('doc-named', 0, 'no vectors', null, null),
    ('doc-named', -1, 'negative', '', null),
    ('gone-doc', 0, 'orphan', '[1]', array[b'1']::bit(128)[]);
