-- Why: the documents of a graph were a JSON list in which deleted ones stayed for ever.

create table graph_documents (
    graph_id external_key not null
        constraint graph_documents_graph_id_fkey references graphs (id)
            on delete cascade on update cascade,
    document_id external_key not null
        constraint graph_documents_document_id_fkey references documents (external_id)
            on delete cascade on update cascade,
    position integer not null,
    constraint graph_documents_pkey primary key (graph_id, document_id),
    constraint graph_documents_position_key unique (graph_id, position) deferrable initially deferred,
    constraint graph_documents_position_check check (position >= 1)
);
create index graph_documents_document_id_idx on graph_documents (document_id);

insert into graph_documents (graph_id, document_id, position)
select g.id, d.external_id, min(place)
from graphs g
cross join jsonb_array_elements(legacy.as_array(g.document_ids)) with ordinality as l (listed, place)
join documents d on d.external_id = btrim(listed #>> '{}')
where jsonb_typeof(listed) = 'string'
group by g.id, d.external_id;

insert into migration_quarantine (source_table, source_key, reason, original)
select 'graphs', id, 'document_id_dangling', to_jsonb(listed)
from graphs, legacy.texts(document_ids) as listed
where not exists (select from documents where external_id = listed)
union all
select 'graphs', id, 'document_id_not_text', entry
from graphs, legacy.non_texts(document_ids) as entry;

alter table graphs drop column document_ids;

comment on table graph_documents is 'Documents a graph was made from.';
comment on column graph_documents.graph_id is 'Graph.';
comment on column graph_documents.document_id is 'Document.';
comment on column graph_documents.position is 'Order, from 1, with gaps.';
