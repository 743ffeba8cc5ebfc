-- Why: era A databases differ by the way they were made: by the ORM, by a docker script or by
-- ALTERs at start-up. From here on all have the same tables, columns, types and no index but
-- the primary keys; the new indexes follow with the new shape of each table.

-- "already exists, skipping" is what most lines below should say; it is no news
set local client_min_messages to warning;
set local datestyle to 'ISO, YMD';

create table if not exists caches (
    name text primary key,
    metadata jsonb not null,
    created_at timestamptz default current_timestamp,
    updated_at timestamptz default current_timestamp
);
create table if not exists user_limits (user_id text primary key, tier text not null);
create table if not exists apps (app_id text primary key, created_at timestamptz not null);
create table if not exists app_metadata (
    id text primary key,
    created_at timestamptz not null,
    updated_at timestamptz not null
);
create table if not exists multi_vector_embeddings (id bigserial primary key);

-- every index that backs no constraint, whatever it is called here
do $$
declare
    found_index record;
begin
    for found_index in
        select i.indexrelid::regclass as name
        from pg_index i
        where i.indrelid in ('documents'::regclass, 'graphs'::regclass, 'folders'::regclass,
                             'caches'::regclass, 'user_limits'::regclass, 'apps'::regclass,
                             'app_metadata'::regclass, 'multi_vector_embeddings'::regclass)
          and not exists (select from pg_constraint c where c.conindid = i.indexrelid)
    loop
        execute format('drop index %s', found_index.name);
    end loop;
end
$$;

-- early databases have graphs.name globally unique; primary keys get their usual names
do $$
declare
    entry record;
begin
    for entry in
        select conrelid::regclass as table_name, conname
        from pg_constraint
        where conrelid = 'graphs'::regclass and contype = 'u'
    loop
        execute format('alter table %s drop constraint %I', entry.table_name, entry.conname);
    end loop;
    for entry in
        select c.conrelid::regclass as table_name, c.conname, t.relname || '_pkey' as usual_name
        from pg_constraint c join pg_class t on t.oid = c.conrelid
        where c.contype = 'p'
          and t.oid in ('documents'::regclass, 'graphs'::regclass, 'folders'::regclass,
                        'caches'::regclass, 'user_limits'::regclass, 'apps'::regclass,
                        'app_metadata'::regclass, 'multi_vector_embeddings'::regclass)
          and c.conname <> t.relname || '_pkey'
    loop
        execute format('alter table %s rename constraint %I to %I',
                       entry.table_name, entry.conname, entry.usual_name);
    end loop;
end
$$;

create table legacy.era_a_columns (table_name text, type_name text, column_names text[]);
insert into legacy.era_a_columns values
    ('documents', 'text', '{external_id,content_type,filename}'),
    ('documents', 'jsonb', '{owner,doc_metadata,storage_info,system_metadata,additional_metadata,access_control,chunk_ids,storage_files}'),
    ('graphs', 'text', '{id,name,created_at,updated_at}'),
    ('graphs', 'jsonb', '{entities,relationships,graph_metadata,system_metadata,document_ids,filters,owner,access_control}'),
    ('folders', 'text', '{id,name,description}'),
    ('folders', 'jsonb', '{owner,document_ids,system_metadata,access_control,rules}'),
    ('caches', 'text', '{name}'),
    ('caches', 'jsonb', '{metadata}'),
    ('user_limits', 'text', '{user_id,org_id,tier,stripe_customer_id,stripe_subscription_id,stripe_product_id,subscription_status,created_at,updated_at}'),
    ('user_limits', 'jsonb', '{custom_limits,usage,app_ids}'),
    ('apps', 'text', '{app_id,user_id,name,uri}'),
    ('app_metadata', 'text', '{id,user_id,app_name,neon_project_id,connection_uri}'),
    ('app_metadata', 'jsonb', '{extra}'),
    ('multi_vector_embeddings', 'text', '{document_id,content,chunk_metadata}'),
    ('multi_vector_embeddings', 'integer', '{chunk_number}'),
    ('multi_vector_embeddings', 'bit(128)[]', '{embeddings}');

do $$
declare
    wanted record;
begin
    for wanted in
        select c.table_name, c.type_name, column_name
        from legacy.era_a_columns c, unnest(c.column_names) as column_name
    loop
        execute format('alter table %I add column if not exists %I %s',
                       wanted.table_name, wanted.column_name, wanted.type_name);
        execute format('alter table %I alter column %I drop default',
                       wanted.table_name, wanted.column_name);
        execute format('alter table %I alter column %I type %s using %I::%s',
                       wanted.table_name, wanted.column_name, wanted.type_name,
                       wanted.column_name, wanted.type_name);
    end loop;
end
$$;
drop table legacy.era_a_columns;

-- the old bodies and parameter names of max_sim differ; the repeatable migration makes it anew
drop function if exists max_sim(bit[], bit[]);
