-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.role_scope as enum ('folder', 'team', 'system');

comment on type public.role_scope is 'What a role is granted on.';
