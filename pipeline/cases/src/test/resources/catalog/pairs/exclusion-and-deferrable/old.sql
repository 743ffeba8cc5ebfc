create table t (a int, b int4range, constraint x exclude using gist (b with &&), constraint u unique (a));
