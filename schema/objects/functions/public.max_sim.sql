-- Written by Headwater from the migrations; the next build replaces an edited file.

CREATE FUNCTION public.max_sim(document bit[], query bit[])
 RETURNS double precision
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE
AS $function$
    select coalesce(sum(best), 0)::double precision
    from (
        select max(1 - bit_count(d.bits # q.bits)::double precision / greatest(bit_length(q.bits), 1)) as best
        from unnest(query) with ordinality as q (bits, place)
        cross join unnest(document) as d (bits)
        group by q.place
    ) matches
$function$;

comment on function public.max_sim(bit[], bit[]) is 'Similarity of a document and a query, both many bit vectors: from 0 to the number of query vectors.';
