-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.byte_count as bigint;

alter domain public.byte_count add constraint byte_count_check CHECK ((VALUE >= 0));

comment on domain public.byte_count is 'A number of bytes, never negative.';
