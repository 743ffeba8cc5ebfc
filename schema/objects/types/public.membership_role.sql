-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.membership_role as enum ('admin', 'editor', 'member');

comment on type public.membership_role is 'What somebody is in a team.';
