-- None of them has a class, and the columns that use them are plain text.
create collation german (provider = icu, locale = 'de-DE');
create collation ignore_case (provider = icu, locale = 'und-u-ks-level2', deterministic = false);
create text search configuration german_search (copy = simple);

create table words (
  word text collate german primary key,
  lemma text collate ignore_case unique
);
