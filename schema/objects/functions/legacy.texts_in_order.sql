-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION legacy.texts_in_order(list jsonb)
 RETURNS text[]
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
RETURN COALESCE((SELECT array_agg((e.element #>> '{}'::text[]) ORDER BY e.place) AS array_agg FROM jsonb_array_elements(legacy.as_array(texts_in_order.list)) WITH ORDINALITY e(element, place) WHERE ((jsonb_typeof(e.element) = 'string'::text) AND (btrim((e.element #>> '{}'::text[])) <> ''::text))), '{}'::text[]);

comment on function legacy.texts_in_order(jsonb) is 'The non-blank texts of a list as an array, in their order.';
