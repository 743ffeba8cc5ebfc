-- Why: an ivfflat index made on an empty table has useless lists, and era A scanned all of them
-- on each query. HNSW needs no training. Cosine, as the queries use <=>.

create index vector_embeddings_embedding_idx on vector_embeddings using hnsw (embedding vector_cosine_ops);
