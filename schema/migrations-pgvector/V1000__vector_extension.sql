-- Why: single-vector search needs pgvector. This location is used only where it is installed,
-- with a history table of its own, after the main location.

set local client_min_messages to warning;
create extension if not exists vector;
