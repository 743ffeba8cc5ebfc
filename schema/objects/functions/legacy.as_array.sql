-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.as_array(value jsonb)
 RETURNS jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN CASE WHEN ((value IS NULL) OR (jsonb_typeof(value) = 'null'::text)) THEN '[]'::jsonb WHEN (jsonb_typeof(value) = 'array'::text) THEN value ELSE jsonb_build_array(value) END;

comment on function legacy.as_array(jsonb) is 'The array itself, a lone value as an array of one, nothing as an empty array.';
