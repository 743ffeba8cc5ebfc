-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.jsonb_object as jsonb;

alter domain public.jsonb_object add constraint json_object_check CHECK ((jsonb_typeof(VALUE) = 'object'::text));

comment on domain public.jsonb_object is 'A JSON object: never an array, a scalar or JSON null.';
