-- Why: era A was safe only as long as each query listed the allowed documents.

alter table vector_embeddings enable row level security;
create policy vector_embeddings_read on vector_embeddings for select using (
    document_id in (select external_id from documents));
create policy vector_embeddings_write on vector_embeddings for all
    using (session_may_write_document(document_id)) with check (session_may_write_document(document_id));
