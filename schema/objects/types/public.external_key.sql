-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.external_key as text;

alter domain public.external_key add constraint external_key_check CHECK (((VALUE <> ''::text) AND (char_length(VALUE) <= 1024)));

comment on domain public.external_key is 'An id that clients hold and may have made themselves; often, not always, a UUID.';
