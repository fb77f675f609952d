-- The queue's own tables: the worker's login works them.
DO $$ DECLARE t text; BEGIN
    FOR t IN SELECT tablename FROM pg_tables WHERE schemaname = 'public' AND tablename LIKE 'procrastinate%' LOOP
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO favn_worker, favn_system', t);
        EXECUTE format('COMMENT ON TABLE %I IS %L', t, 'open: no child');
    END LOOP;
    FOR t IN SELECT sequencename FROM pg_sequences WHERE schemaname = 'public' AND sequencename LIKE 'procrastinate%' LOOP
        EXECUTE format('GRANT USAGE ON SEQUENCE %I TO favn_worker, favn_system', t);
    END LOOP;
END $$;
GRANT USAGE ON SCHEMA public TO favn_worker;
GRANT SELECT ON django_migrations TO favn_gate, favn_system, favn_worker, favn_web;
