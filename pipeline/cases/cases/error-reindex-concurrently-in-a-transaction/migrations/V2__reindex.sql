-- Flyway does not know that this cannot run in a transaction.
reindex table concurrently a;
