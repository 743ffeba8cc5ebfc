-- Why: the shape that the ORM of era A made with create_all, drift included.
-- An existing production database is taken over with a Flyway baseline at version 1,
-- so this file runs on fresh databases only. Do not improve it: V2 and later do that.

create table documents (
    external_id varchar not null primary key,
    owner jsonb,
    content_type varchar,
    filename varchar,
    doc_metadata jsonb,
    storage_info jsonb,
    system_metadata jsonb,
    additional_metadata jsonb,
    access_control jsonb,
    chunk_ids jsonb,
    storage_files jsonb
);
create index idx_owner_id on documents using gin (owner);
create index idx_access_control on documents using gin (access_control);
create index idx_system_metadata on documents using gin (system_metadata);
create index idx_doc_metadata_gin on documents using gin (doc_metadata);
create index idx_doc_owner_text_id on documents ((owner ->> 'id'));
create index idx_doc_system_metadata_app_id on documents ((system_metadata ->> 'app_id'));
create index idx_doc_access_control_user_id on documents ((access_control ->> 'user_id'));
create index idx_doc_system_metadata_folder_name on documents ((system_metadata ->> 'folder_name'));
create index idx_doc_system_metadata_end_user_id on documents ((system_metadata ->> 'end_user_id'));

create table graphs (
    id varchar not null primary key,
    name varchar,
    entities jsonb,
    relationships jsonb,
    graph_metadata jsonb,
    system_metadata jsonb,
    document_ids jsonb,
    filters jsonb,
    created_at varchar,
    updated_at varchar,
    owner jsonb,
    access_control jsonb
);
create index ix_graphs_name on graphs (name);
create index idx_graph_name on graphs (name);
create index idx_graph_owner on graphs using gin (owner);
create index idx_graph_access_control on graphs using gin (access_control);
create index idx_graph_system_metadata on graphs using gin (system_metadata);
create unique index idx_graph_owner_name on graphs (name, (owner ->> 'id'));
create index idx_graph_system_metadata_folder_name on graphs ((system_metadata ->> 'folder_name'));
create index idx_graph_system_metadata_end_user_id on graphs ((system_metadata ->> 'end_user_id'));
create index idx_graph_system_metadata_app_id on graphs ((system_metadata ->> 'app_id'));

create table folders (
    id varchar not null primary key,
    name varchar,
    description varchar,
    owner jsonb,
    document_ids jsonb,
    system_metadata jsonb,
    access_control jsonb,
    rules jsonb
);
create index ix_folders_name on folders (name);
create index idx_folder_name on folders (name);
create index idx_folder_owner on folders using gin (owner);
create index idx_folder_access_control on folders using gin (access_control);
create index idx_folder_system_metadata_app_id on folders ((system_metadata ->> 'app_id'));

create table caches (
    name text primary key,
    metadata jsonb not null,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp
);

create table user_limits (
    user_id varchar not null primary key,
    tier varchar not null,
    custom_limits jsonb,
    usage jsonb,
    app_ids jsonb,
    stripe_customer_id varchar,
    stripe_subscription_id varchar,
    stripe_product_id varchar,
    subscription_status varchar,
    created_at varchar,
    updated_at varchar
);
create index idx_user_tier on user_limits (tier);

create table apps (
    app_id varchar not null primary key,
    user_id uuid not null,
    name varchar not null,
    uri varchar not null,
    created_at timestamptz not null
);
create index ix_apps_user_id on apps (user_id);

create table app_metadata (
    id varchar not null primary key,
    user_id varchar not null,
    app_name varchar not null,
    neon_project_id varchar not null unique,
    connection_uri varchar not null,
    extra jsonb,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create index ix_app_metadata_user_id on app_metadata (user_id);
create index ix_app_metadata_app_name on app_metadata (app_name);

create table multi_vector_embeddings (
    id bigserial primary key,
    document_id text not null,
    chunk_number integer not null,
    content text not null,
    chunk_metadata text,
    embeddings bit(128)[]
);
create index idx_multi_vector_document_id on multi_vector_embeddings (document_id);

create or replace function max_sim(document bit[], query bit[]) returns double precision as $$
    with queries as (
        select row_number() over () as query_number, q.query
        from (select unnest(query) as query) q
    ),
    documents as (
        select unnest(document) as document
    ),
    similarities as (
        select query_number,
               1.0 - (bit_count(document # query)::float / greatest(bit_length(query), 1)::float) as similarity
        from queries cross join documents
    ),
    max_similarities as (
        select max(similarity) as max_similarity from similarities group by query_number
    )
    select coalesce(sum(max_similarity), 0.0)::double precision from max_similarities
$$ language sql;
