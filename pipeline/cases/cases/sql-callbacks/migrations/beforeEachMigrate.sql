set search_path = public, helpers;
