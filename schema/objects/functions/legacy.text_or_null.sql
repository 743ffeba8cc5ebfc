-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.text_or_null(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN NULLIF(btrim(value), ''::text);

comment on function legacy.text_or_null(text) is 'Missing, JSON null and blank text all meant the same in era A: nothing.';
