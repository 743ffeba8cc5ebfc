-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.owner_type as enum ('user', 'team');

comment on type public.owner_type is 'Who can own a folder.';
