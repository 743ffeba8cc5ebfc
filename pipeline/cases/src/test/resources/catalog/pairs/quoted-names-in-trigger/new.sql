create schema "s p";
create table "s p"."t ""x" ("c d" int, "E" text);
create function "s p"."f g"() returns trigger language plpgsql as 'begin return new;
end';
create trigger "t r" before update of "c d" on "s p"."t ""x" for each row when (old."c d" is distinct from new."c d") execute function "s p"."f g"('a"b');
