-- Why: the versions of a document's file were a JSON list. As rows, each has a key, a place and a
-- time, and an entry without an object key cannot get in.

create table document_files (
    document_id external_key not null
        constraint document_files_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    position integer not null,
    location storage_location not null,
    version integer,
    filename text,
    content_type text,
    stored_at timestamptz,
    constraint document_files_pkey primary key (document_id, position),
    constraint document_files_position_check check (position >= 1),
    constraint document_files_location_check check ((location).key is not null)
);
create index document_files_object_key_idx on document_files (((location).key));

insert into document_files (document_id, position, location, version, filename, content_type, stored_at)
select external_id, place, row(file ->> 'bucket', file ->> 'key')::storage_location,
       substring(file ->> 'version' from '^\d{1,9}$')::integer, file ->> 'filename', file ->> 'content_type',
       legacy.try_timestamptz(file ->> 'timestamp')
from documents,
     jsonb_array_elements(legacy.as_array(storage_files)) with ordinality as f (file, place)
where legacy.text_or_null(file ->> 'key') is not null;

insert into migration_quarantine (source_table, source_key, reason, original)
select 'documents', external_id, 'storage_file_without_key', file
from documents, jsonb_array_elements(legacy.as_array(storage_files)) as file
where legacy.text_or_null(file ->> 'key') is null;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'documents', external_id, 'storage_files.timestamp', 'time_unreadable', file -> 'timestamp'
from documents, jsonb_array_elements(legacy.as_array(storage_files)) as file
where legacy.text_or_null(file ->> 'key') is not null
  and legacy.text_or_null(file ->> 'timestamp') is not null
  and legacy.try_timestamptz(file ->> 'timestamp') is null;

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'documents', external_id, 'storage_files.version', 'not_a_number', file -> 'version'
from documents, jsonb_array_elements(legacy.as_array(storage_files)) as file
where legacy.text_or_null(file ->> 'key') is not null and file ->> 'version' !~ '^\d{1,9}$';

alter table documents drop column storage_files;

comment on table document_files is 'Every version of the file of a document.';
comment on column document_files.document_id is 'Document.';
comment on column document_files.position is 'Order in which the files came, from 1.';
comment on column document_files.location is 'Bucket and key in the object store.';
comment on column document_files.version is 'Version of the document the file belongs to.';
comment on column document_files.filename is 'Name of the file as given.';
comment on column document_files.content_type is 'MIME type.';
comment on column document_files.stored_at is 'When it was stored; null when unknown.';
