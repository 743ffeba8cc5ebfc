-- Why: late interaction. For each bit vector of the query the best match among those of the
-- document counts, 1 for equal, 0 for opposite; the score is their sum.

create or replace function max_sim(document bit[], query bit[]) returns double precision
language sql immutable parallel safe as $$
    select coalesce(sum(best), 0)::double precision
    from (
        select max(1 - bit_count(d.bits # q.bits)::double precision / greatest(bit_length(q.bits), 1)) as best
        from unnest(query) with ordinality as q (bits, place)
        cross join unnest(document) as d (bits)
        group by q.place
    ) matches
$$;
comment on function max_sim(bit[], bit[]) is 'Similarity of a document and a query, both many bit vectors: from 0 to the number of query vectors.';
