-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.email_address as text;

alter domain public.email_address add constraint email_address_check CHECK (((VALUE ~ '^[^@\s]+@[^@\s]+$'::text) AND (char_length(VALUE) <= 255)));

comment on domain public.email_address is 'An e-mail address, checked for its outline only.';
