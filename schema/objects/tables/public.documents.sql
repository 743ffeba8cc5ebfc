-- Written by Headwater from the migrations; the next build replaces an edited file.

create table public.documents (
    external_id public.external_key not null,
    content_type text,
    filename text,
    doc_metadata public.jsonb_object not null default '{}'::jsonb,
    storage_info public.jsonb_object not null default '{}'::jsonb,
    system_metadata public.jsonb_object not null default '{}'::jsonb,
    additional_metadata public.jsonb_object not null default '{}'::jsonb,
    chunk_ids text[] not null default '{}'::text[],
    app_id public.external_key,
    owner_user_id uuid not null,
    end_user_id text,
    status public.processing_status not null default 'processing'::public.processing_status,
    error text,
    page_count integer,
    version integer not null default 1,
    metadata_types public.jsonb_object not null default '{}'::jsonb,
    created_at timestamp with time zone not null default now(),
    updated_at timestamp with time zone not null default now(),
    chunk_count integer generated always as (cardinality(chunk_ids)) stored not null,
    folder_id uuid,
    extension text generated always as (lower("substring"(filename, '\.([^./\\]+)$'::text))) stored,
    name_search tsvector generated always as ((to_tsvector('english'::regconfig, translate(COALESCE(filename, ''::text), '_-.'::text, '   '::text)) || to_tsvector('simple'::regconfig, translate(COALESCE(filename, ''::text), '_-.'::text, '   '::text)))) stored,
    constraint documents_page_count_check CHECK ((page_count >= 0)),
    constraint documents_pkey PRIMARY KEY (external_id),
    constraint documents_version_check CHECK ((version >= 0))
);

alter table public.documents enable row level security;

alter table public.documents add constraint documents_app_id_fkey FOREIGN KEY (app_id) REFERENCES public.apps(app_id) ON DELETE RESTRICT;
alter table public.documents add constraint documents_folder_id_fkey FOREIGN KEY (folder_id) REFERENCES public.folders(id) ON DELETE SET NULL;
alter table public.documents add constraint documents_owner_user_id_fkey FOREIGN KEY (owner_user_id) REFERENCES public.users(id) ON DELETE RESTRICT;

CREATE INDEX documents_app_end_user_idx ON public.documents USING btree (app_id, end_user_id);
CREATE INDEX documents_doc_metadata_idx ON public.documents USING gin (doc_metadata);
CREATE INDEX documents_filename_idx ON public.documents USING btree (lower(filename));
CREATE INDEX documents_folder_id_idx ON public.documents USING btree (folder_id);
CREATE INDEX documents_name_search_idx ON public.documents USING gin (name_search);
CREATE INDEX documents_owner_app_idx ON public.documents USING btree (owner_user_id, app_id);
CREATE INDEX documents_system_metadata_idx ON public.documents USING gin (system_metadata jsonb_path_ops);
CREATE INDEX documents_unfinished_idx ON public.documents USING btree (created_at) WHERE (status = ANY (ARRAY['processing'::public.processing_status, 'failed'::public.processing_status]));
CREATE INDEX documents_updated_at_idx ON public.documents USING btree (updated_at DESC, external_id);

CREATE TRIGGER documents_check_folder_app BEFORE INSERT OR UPDATE OF folder_id, app_id ON public.documents FOR EACH ROW WHEN ((new.folder_id IS NOT NULL)) EXECUTE FUNCTION public.check_folder_app();
CREATE TRIGGER documents_refuse_move_by_grant AFTER UPDATE ON public.documents FOR EACH ROW WHEN (((ROW(old.folder_id, old.owner_user_id) IS DISTINCT FROM ROW(new.folder_id, new.owner_user_id)) OR ((old.app_id)::text IS DISTINCT FROM (new.app_id)::text))) EXECUTE FUNCTION public.refuse_move_by_grant();
CREATE TRIGGER documents_touch_updated_at BEFORE UPDATE ON public.documents FOR EACH ROW EXECUTE FUNCTION public.touch_updated_at();

create policy documents_add on public.documents for insert
    with check ((public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, false) AND ((public.session_app_id() IS NOT NULL) OR ((owner_user_id = public.session_user_id()) AND ((app_id IS NULL) OR ((app_id)::text IN ( SELECT a.app_id
   FROM public.apps a)))))));

create policy documents_change on public.documents for update
    using (public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((external_id)::text IN ( SELECT public.session_granted_document_ids('write'::public.access_level) AS session_granted_document_ids))))
    with check ((public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((external_id)::text IN ( SELECT public.session_granted_document_ids('write'::public.access_level) AS session_granted_document_ids))) AND ((public.session_app_id() IS NOT NULL) OR (app_id IS NULL) OR ((app_id)::text IN ( SELECT a.app_id
   FROM public.apps a)))));

create policy documents_delete on public.documents for delete
    using (public.session_may('write'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((external_id)::text IN ( SELECT public.session_granted_document_ids('admin'::public.access_level) AS session_granted_document_ids))));

create policy documents_read on public.documents for select
    using (public.session_may('read'::public.access_level, (app_id)::text, owner_user_id, folder_id, ((external_id)::text IN ( SELECT public.session_granted_document_ids('read'::public.access_level) AS session_granted_document_ids))));

comment on table public.documents is 'Documents. A filed one is under the roles of its folder, an unfiled one is for its owner.';
comment on column public.documents.external_id is 'Key, made by the service or given by the client; often, not always, a UUID.';
comment on column public.documents.content_type is 'MIME type.';
comment on column public.documents.filename is 'Name of the file as given. Not unique.';
comment on column public.documents.doc_metadata is 'Metadata of the client.';
comment on column public.documents.storage_info is 'Where the current file lies: bucket, key and names.';
comment on column public.documents.system_metadata is 'Facts the service keeps that no query needs as a column.';
comment on column public.documents.additional_metadata is 'Transcripts and frame descriptions of videos.';
comment on column public.documents.chunk_ids is 'Ids of the chunks, in order.';
comment on column public.documents.app_id is 'Tenant; null outside apps.';
comment on column public.documents.owner_user_id is 'Owner. Rights come from it only while the document is unfiled.';
comment on column public.documents.end_user_id is 'Free scope key of the client.';
comment on column public.documents.status is 'State of the processing.';
comment on column public.documents.error is 'Why the processing failed.';
comment on column public.documents.page_count is 'Number of pages, where it has any.';
comment on column public.documents.version is 'Counts replacements of the file.';
comment on column public.documents.metadata_types is 'Type label of each key of doc_metadata, for typed filters.';
comment on column public.documents.created_at is 'When the document came in.';
comment on column public.documents.updated_at is 'When the row was last changed.';
comment on column public.documents.chunk_count is 'Number of chunk_ids; derived.';
comment on column public.documents.folder_id is 'Folder the document lies in; null while unfiled.';
comment on column public.documents.extension is 'Part of filename after the last dot, in lower case; derived.';
comment on column public.documents.name_search is 'Words of filename, stemmed and plain; derived.';
comment on index public.documents_doc_metadata_idx is 'Serves containment and "has key", so not jsonb_path_ops.';
