create extension postgis;
create extension vector;
create extension citext;
