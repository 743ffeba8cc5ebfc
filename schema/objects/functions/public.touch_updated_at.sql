-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.touch_updated_at()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$
begin
    -- an import may set its own time
    if new.updated_at is not distinct from old.updated_at then
        new.updated_at := now();
    end if;
    return new;
end
$function$;

comment on function public.touch_updated_at() is 'Trigger: sets updated_at on each update that does not set it itself.';
