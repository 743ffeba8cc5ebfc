-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.limit_tier as enum ('free', 'developer', 'startup', 'pro', 'teams', 'custom', 'self_hosted');

comment on type public.limit_tier is 'Plan that sets the limits; developer, startup and custom are no longer sold.';
