-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.non_texts(list jsonb)
 RETURNS SETOF jsonb
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select element
    from jsonb_array_elements(legacy.as_array(list)) element
    where jsonb_typeof(element) <> 'string' or btrim(element #>> '{}') = ''
$function$;

comment on function legacy.non_texts(jsonb) is 'What legacy.texts leaves out, one row each.';
