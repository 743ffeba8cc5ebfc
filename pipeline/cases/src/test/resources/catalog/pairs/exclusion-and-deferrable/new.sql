create table t (a int, b int4range, constraint x exclude using gist (b with &&) where (a > 1), constraint u unique (a) deferrable initially deferred);
