-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.user_status as enum ('active', 'disabled', 'imported', 'system');

comment on type public.user_status is 'imported: known from era A only, not signed in yet; system: owns rows nobody owned.';
