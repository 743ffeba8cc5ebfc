-- Flyway does not know that this cannot run in a transaction; the .conf file says so.
reindex table concurrently orders;
