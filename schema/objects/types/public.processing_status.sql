-- Written by Headwater from the migrations; the next build replaces an edited file.

create type public.processing_status as enum ('processing', 'completed', 'failed', 'unknown');

comment on type public.processing_status is 'Where the processing of a document or graph stands; unknown: era A did not say.';
