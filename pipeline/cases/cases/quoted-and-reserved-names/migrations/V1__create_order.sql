create table "order" (
  id int primary key,
  "class" text not null,
  "select" int,
  "this" text,
  "hashCode" int,
  "Mixed Case" text,
  "größe" numeric,
  "us$" numeric,
  "a.b" text,
  "with ""quotes""" text,
  "1st" int,
  "_under" int
);

create table "Two Words" ("Id" int primary key, "order" int references "order");

create table "straße" ("ÄÖÜ" int primary key);

create table "table" (record int primary key, field int, "name" text, "from" text);
