-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.texts(list jsonb)
 RETURNS SETOF text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select distinct btrim(element #>> '{}')
    from jsonb_array_elements(legacy.as_array(list)) element
    where jsonb_typeof(element) = 'string' and btrim(element #>> '{}') <> ''
$function$;

comment on function legacy.texts(jsonb) is 'The distinct non-blank texts in a list; anything else in it gives no rows.';
