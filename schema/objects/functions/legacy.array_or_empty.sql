-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.array_or_empty(value jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN (jsonb_typeof(value) = 'array'::text) THEN value ELSE '[]'::jsonb END;

comment on function legacy.array_or_empty(jsonb) is 'The value when it is a JSON array, else an empty one.';
