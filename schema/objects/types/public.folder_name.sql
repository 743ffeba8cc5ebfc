-- Written by Headwater from the migrations; the next build replaces an edited file.

create domain public.folder_name as text;

alter domain public.folder_name add constraint folder_name_check CHECK (((btrim(VALUE) <> ''::text) AND (VALUE !~ '/'::text) AND (VALUE <> '..'::text)));

comment on domain public.folder_name is 'One segment of a folder path: not blank, no slash, not "..".';
