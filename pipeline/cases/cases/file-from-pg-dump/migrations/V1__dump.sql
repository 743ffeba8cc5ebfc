--
-- PostgreSQL database dump
--

-- Dumped from database version 16.4
-- Dumped by pg_dump version 16.4

SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;
SET default_tablespace = '';
SET default_table_access_method = heap;

--
-- Name: actor; Type: TABLE; Schema: public; Owner: postgres
--

CREATE TABLE public.actor (
    actor_id integer NOT NULL,
    first_name character varying(45) NOT NULL,
    last_update timestamp without time zone DEFAULT now() NOT NULL
);

ALTER TABLE public.actor OWNER TO postgres;

CREATE SEQUENCE public.actor_actor_id_seq
    AS integer
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1;

ALTER SEQUENCE public.actor_actor_id_seq OWNER TO postgres;

ALTER SEQUENCE public.actor_actor_id_seq OWNED BY public.actor.actor_id;

ALTER TABLE ONLY public.actor ALTER COLUMN actor_id SET DEFAULT nextval('public.actor_actor_id_seq'::regclass);

COPY public.actor (actor_id, first_name, last_update) FROM stdin;
1	PENELOPE	2006-02-15 04:34:33
2	NICK	2006-02-15 04:34:33
\.

SELECT pg_catalog.setval('public.actor_actor_id_seq', 2, true);

ALTER TABLE ONLY public.actor
    ADD CONSTRAINT actor_pkey PRIMARY KEY (actor_id);

CREATE INDEX idx_actor_first_name ON public.actor USING btree (first_name);

GRANT ALL ON TABLE public.actor TO PUBLIC;

--
-- PostgreSQL database dump complete
--
