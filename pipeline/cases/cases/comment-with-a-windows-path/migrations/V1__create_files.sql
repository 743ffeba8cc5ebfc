-- A backslash and a u begin a Unicode escape in Java, even in a comment.
create table files (id int primary key, path text);

comment on table files is 'For example C:\users\ada\notes.txt';
comment on column files.path is 'As in \\server\upload or C:\unknown';
