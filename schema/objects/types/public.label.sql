-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.label as text;

alter domain public.label add constraint label_check CHECK (((btrim(VALUE) <> ''::text) AND (char_length(VALUE) <= 255)));

comment on domain public.label is 'A name that people read: not blank, 255 characters at most.';
