-- Written by Headwater from the migrations; the next build replaces an edited file.

create view public.document_overview with (security_invoker=true) as
SELECT d.external_id,
    d.filename,
    d.extension,
    d.content_type,
    d.status,
    d.page_count,
    d.chunk_count,
    d.app_id,
    d.owner_user_id,
    u.name AS owner_name,
    d.folder_id,
    f.full_path AS folder_path,
    d.end_user_id,
    COALESCE(s.total_bytes, (0)::bigint) AS total_bytes,
    d.created_at,
    d.updated_at
   FROM (((public.documents d
     LEFT JOIN public.users u ON ((u.id = d.owner_user_id)))
     LEFT JOIN public.folders f ON ((f.id = d.folder_id)))
     LEFT JOIN public.document_storage_usage s ON (((s.document_id)::text = (d.external_id)::text)));

comment on column public.document_overview.external_id is 'Document.';
comment on column public.document_overview.filename is 'Name of the file.';
comment on column public.document_overview.extension is 'Its extension in lower case.';
comment on column public.document_overview.content_type is 'MIME type.';
comment on column public.document_overview.status is 'State of the processing.';
comment on column public.document_overview.page_count is 'Number of pages.';
comment on column public.document_overview.chunk_count is 'Number of chunks.';
comment on column public.document_overview.app_id is 'Tenant.';
comment on column public.document_overview.owner_user_id is 'Owner.';
comment on column public.document_overview.owner_name is 'Name of the owner, if the caller may see it.';
comment on column public.document_overview.folder_id is 'Folder.';
comment on column public.document_overview.folder_path is 'Path of the folder, if the caller may see it.';
comment on column public.document_overview.end_user_id is 'Free scope key of the client.';
comment on column public.document_overview.total_bytes is 'Bytes taken.';
comment on column public.document_overview.created_at is 'When it came in.';
comment on column public.document_overview.updated_at is 'When it was last changed.';
comment on view public.document_overview is 'Documents as lists show them. Asks with the rights of the caller.';
