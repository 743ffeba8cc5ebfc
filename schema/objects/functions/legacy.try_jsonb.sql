-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.try_jsonb(value text)
 RETURNS jsonb
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE
AS $function$
begin
    return value::jsonb;
exception when others then
    return null;
end
$function$;

comment on function legacy.try_jsonb(text) is 'The text as JSON, or null when it is none.';
