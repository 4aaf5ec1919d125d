-- The reference for acts on PostgreSQL: what pgbench sends, a transaction of two rows of 400 bytes and nothing else.
BEGIN;
INSERT INTO plain (body) VALUES (repeat('x', 400));
INSERT INTO plain (body) VALUES (repeat('y', 400));
COMMIT;
