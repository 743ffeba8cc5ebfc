-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.usage_status as enum ('success', 'failure', 'refused');

comment on type public.usage_status is 'How a logged operation ended; refused: over a limit.';
