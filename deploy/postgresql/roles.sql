-- Once, as PostgreSQL's own superuser: who owns the database. The program's own roles are made by "takedown team init".
-- CREATEROLE lets the owner make those two; it can be taken away afterwards.
CREATE ROLE takedown_owner LOGIN CREATEROLE;
CREATE DATABASE takedown OWNER takedown_owner ENCODING 'UTF8' TEMPLATE template0;
REVOKE CONNECT, TEMPORARY ON DATABASE takedown FROM PUBLIC;
