-- Why: the whole text of a document, up to megabytes, was a key in system_metadata, so that each
-- look at a document loaded it. It gets a table of its own.

create table document_texts (
    document_id external_key not null constraint document_texts_pkey primary key
        constraint document_texts_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    content text not null,
    character_count integer not null generated always as (char_length(content)) stored,
    updated_at timestamptz not null default now()
);
create trigger document_texts_touch_updated_at before update on document_texts
    for each row execute function touch_updated_at();

insert into document_texts (document_id, content)
select external_id, system_metadata ->> 'content'
from documents
where jsonb_typeof(system_metadata -> 'content') = 'string' and system_metadata ->> 'content' <> '';

insert into migration_notes (source_table, source_key, source_column, reason, original)
select 'documents', external_id, 'system_metadata.content', 'content_not_text', system_metadata -> 'content'
from documents
where jsonb_typeof(system_metadata -> 'content') not in ('string', 'null');

update documents set system_metadata = system_metadata - 'content' where system_metadata ? 'content';

comment on table document_texts is 'Whole text of a document, apart from it because it is big.';
comment on column document_texts.document_id is 'Document.';
comment on column document_texts.content is 'The text.';
comment on column document_texts.character_count is 'Length of content; derived.';
comment on column document_texts.updated_at is 'When the row was last changed.';
