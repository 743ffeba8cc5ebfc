-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.access_level as enum ('read', 'write', 'admin');

comment on type public.access_level is 'A grant on one document or graph, from the lists of era A.';
