create schema "s p";
create table "s p"."t ""x" ("c d" int);
