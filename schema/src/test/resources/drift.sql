-- The same era A in another body: what a docker script and years of ALTERs left behind.
alter table folders alter column id type text, drop column rules, drop column description;
alter table folders add column workflow_ids jsonb default '[]';
alter table documents drop column storage_files;
alter table documents alter column external_id type varchar(255);
alter table documents add column storage_files jsonb default '[]';
alter table caches alter column metadata type json using metadata::json;
alter table caches alter column metadata drop not null;
drop index idx_graph_owner_name, ix_graphs_name, idx_owner_id;
alter table graphs add constraint graphs_name_key unique (name);
alter table graphs drop column system_metadata;
alter table graphs add column system_metadata jsonb default '{}';
alter table graphs alter column created_at type timestamptz using created_at::timestamptz;
create index idx_documents_owner_id on documents ((owner ->> 'id'));
create index idx_doc_owner_id on documents ((owner ->> 'id'));
alter table user_limits drop column stripe_product_id;
alter table user_limits rename constraint user_limits_pkey to user_limits_primary;
alter table multi_vector_embeddings
    alter column content drop not null,
    alter column document_id drop not null,
    alter column chunk_number drop not null;
drop table app_metadata;
drop function max_sim(bit[], bit[]);
create function max_sim(d bit[], q bit[]) returns double precision
    language sql as 'select 0::double precision';

insert into documents (external_id, owner, system_metadata) values
    ('drift-doc', '{"type": "user", "id": "alice"}', '{"folder_name": "Drifted"}');
insert into folders (id, name, owner, document_ids, system_metadata) values
    ('drift-folder', 'Drifted', '{"type": "user", "id": "alice"}', '["drift-doc"]', '{}');
insert into graphs (id, name, created_at, owner) values
    ('drift-graph', 'Drift', '2025-03-20 10:00:00+02', '{"type": "user", "id": "alice"}');
insert into caches (name, metadata) values
    ('drift-cache', '{"model": "m", "docs": ["drift-doc"]}'), ('drift-cache-null', null);
insert into user_limits (user_id, tier) values ('alice', 'free');
insert into multi_vector_embeddings (document_id, chunk_number, content) values
    ('drift-doc', 0, null), (null, null, 'from before the columns');
