-- Both are missing, and our_audit again.
create extension if not exists our_audit;
create extension ${engine} cascade;
create table items (id int primary key);
