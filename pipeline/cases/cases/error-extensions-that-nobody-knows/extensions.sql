create extension if not exists pgcrypto; create extension our_audit;
