-- Why: one place for the search. An empty list of documents finds nothing; null would be a bug of
-- the caller and finds nothing either.

create or replace function nearest_chunks(query vector, allowed_documents text[], max_chunks integer default 10)
returns table (document_id text, chunk_number integer, content text, chunk_metadata jsonb, score double precision)
language sql stable as $$
    select e.document_id, e.chunk_number, e.content, e.chunk_metadata::jsonb,
           1 - (e.embedding <=> query) / 2
    from vector_embeddings e
    where e.document_id = any (allowed_documents)
    order by e.embedding <=> query
    limit max_chunks
$$;
comment on function nearest_chunks(vector, text[], integer) is 'The chunks of the allowed documents next to a vector, best first; score from 0 to 1.';
