-- What was released to a private person because the family agreed to it, rests on that agreement: it is read only while
-- one release that carries the others stands for that reader and child.
CREATE OR REPLACE FUNCTION favn.is_carried(reader uuid, child uuid, since timestamptz) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
    SELECT coalesce(bool_or(k.released_at <= favn.at() AND (k.withdrawn_at IS NULL OR k.withdrawn_at > favn.at())
                            AND (k.valid_until IS NULL OR k.valid_until > favn.at())), true)
    FROM public.access_release k
    WHERE k.reader_id = reader AND k.child_id = child AND k.carries_others AND k.released_at <= since
$$;

CREATE OR REPLACE FUNCTION favn.my_released(wanted text) RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(r.object_id), '{}') FROM public.access_release r
    WHERE r.reader_id = favn.me() AND r.object_table = wanted
      AND r.released_at <= favn.at() AND (r.withdrawn_at IS NULL OR r.withdrawn_at > favn.at())
      AND (r.valid_until IS NULL OR r.valid_until > favn.at())
      AND (r.carries_others OR favn.is_carried(r.reader_id, r.child_id, r.released_at))
      AND NOT EXISTS (SELECT 1 FROM public.access_block x WHERE x.child_id = r.child_id AND x.actor_id = favn.me()
                      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at()))
); END $$;

CREATE OR REPLACE FUNCTION favn.my_released_children() RETURNS uuid[] LANGUAGE plpgsql STABLE SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN RETURN (
    SELECT coalesce(array_agg(DISTINCT r.child_id), '{}') FROM public.access_release r
    WHERE r.reader_id = favn.me() AND r.released_at <= favn.at() AND (r.withdrawn_at IS NULL OR r.withdrawn_at > favn.at())
      AND (r.valid_until IS NULL OR r.valid_until > favn.at())
      AND (r.carries_others OR favn.is_carried(r.reader_id, r.child_id, r.released_at))
      AND NOT EXISTS (SELECT 1 FROM public.access_block x WHERE x.child_id = r.child_id AND x.actor_id = favn.me()
                      AND x.blocked_at <= favn.at() AND (x.ended_at IS NULL OR x.ended_at > favn.at()))
); END $$;

REVOKE ALL ON FUNCTION favn.is_carried(uuid, uuid, timestamptz) FROM PUBLIC;
