--
-- PostgreSQL database dump
--

\restrict yQ3kLh0vG2mX

SET statement_timeout = 0;

CREATE TABLE public.a (id integer NOT NULL);

--
-- PostgreSQL database dump complete
--

\unrestrict yQ3kLh0vG2mX
