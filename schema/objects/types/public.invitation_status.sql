-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.invitation_status as enum ('pending', 'accepted', 'expired', 'revoked');

comment on type public.invitation_status is 'Where an invitation stands.';
