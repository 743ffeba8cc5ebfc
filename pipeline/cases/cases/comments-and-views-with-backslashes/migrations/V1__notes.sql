-- javac reads Unicode escapes before it looks for comments, but not in strings with two backslashes.
create table notes (id int primary key, path text default 'C:\users', note text);

comment on column notes.id is E'path\rC:\\users';
comment on column notes.path is E'first\r\\uu002a/ @interface Evil {} /\\uu002a';
comment on column notes.note is '*/ /* // " """ @SuppressWarnings({ "all", "unchecked", "rawtypes" })';

create view texts as
select E'list:\n* C:\\users\\x\n/* """ @SuppressWarnings({ "all", "unchecked", "rawtypes" })'::text as list;
