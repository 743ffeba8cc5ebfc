-- vector_embeddings as the docker script of era A made it. Needs pgvector.
create extension if not exists vector;
create table vector_embeddings (
    id serial primary key,
    document_id varchar(255),
    chunk_number integer,
    content text,
    chunk_metadata text,
    embedding vector(3),
    created_at timestamptz default current_timestamp
);
create index idx_document_id on vector_embeddings (document_id);
create index vector_idx on vector_embeddings using ivfflat (embedding vector_l2_ops) with (lists = 100);
insert into vector_embeddings (document_id, chunk_number, content, chunk_metadata, embedding, created_at) values
    ('doc-in-list', 0, 'old', '{}', '[1,0,0]', now()),
    ('doc-in-list', 0, 'new', '{"page_number": 1}', '[0,1,0]', now()),
    ('doc-in-list', 1, null, '{''a'': None}', '[0,0,1]', null),
    ('doc-in-list', 2, 'no vector', null, null, now()),
    ('gone-doc', 0, 'orphan', null, '[1,1,0]', now()),
    (null, null, 'nowhere', null, '[1,1,1]', now());
