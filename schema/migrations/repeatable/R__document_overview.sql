-- Why: lists of documents need neither their texts nor their JSON, but the folder's path.

create or replace view document_overview with (security_invoker = true) as
select d.external_id, d.filename, d.extension, d.content_type, d.status, d.page_count,
       d.chunk_count, d.app_id, d.owner_user_id, u.name as owner_name,
       d.folder_id, f.full_path as folder_path, d.end_user_id,
       coalesce(s.total_bytes, 0) as total_bytes, d.created_at, d.updated_at
from documents d
left join users u on u.id = d.owner_user_id
left join folders f on f.id = d.folder_id
left join document_storage_usage s on s.document_id = d.external_id;

comment on view document_overview is 'Documents as lists show them. Asks with the rights of the caller.';
comment on column document_overview.external_id is 'Document.';
comment on column document_overview.filename is 'Name of the file.';
comment on column document_overview.extension is 'Its extension in lower case.';
comment on column document_overview.content_type is 'MIME type.';
comment on column document_overview.status is 'State of the processing.';
comment on column document_overview.page_count is 'Number of pages.';
comment on column document_overview.chunk_count is 'Number of chunks.';
comment on column document_overview.app_id is 'Tenant.';
comment on column document_overview.owner_user_id is 'Owner.';
comment on column document_overview.owner_name is 'Name of the owner, if the caller may see it.';
comment on column document_overview.folder_id is 'Folder.';
comment on column document_overview.folder_path is 'Path of the folder, if the caller may see it.';
comment on column document_overview.end_user_id is 'Free scope key of the client.';
comment on column document_overview.total_bytes is 'Bytes taken.';
comment on column document_overview.created_at is 'When it came in.';
comment on column document_overview.updated_at is 'When it was last changed.';
