\set ON_ERROR_STOP on
create role reader;
\connect reporting
create schema reports;
