-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.jsonb_array as jsonb;

alter domain public.jsonb_array add constraint json_array_check CHECK ((jsonb_typeof(VALUE) = 'array'::text));

comment on domain public.jsonb_array is 'A JSON array.';
