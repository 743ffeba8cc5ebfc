create table document_versions (
  document_id int,
  version int,
  primary key (document_id, version)
);

-- The columns of the foreign key stand in another order than in the primary key.
create table comments (
  id int primary key,
  version int not null,
  document_id int not null,
  constraint comments_version foreign key (document_id, version)
    references document_versions (document_id, version) on delete cascade
);
