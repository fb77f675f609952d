-- How a word sounds, roughly: Christian as Kristian, Winther as Vinter, Sophie as Sofie, Aagaard as Agard.
CREATE FUNCTION favn.sound_of(word text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
SET search_path = pg_catalog, pg_temp
AS $$
    SELECT regexp_replace(translate(replace(replace(replace(replace(replace(
        regexp_replace(word, 'c([eiy])', 's\1', 'g'),
        'ch', 'k'), 'ck', 'k'), 'ph', 'f'), 'th', 't'), 'x', 'ks'), 'cqwz', 'kkvs'), '(.)\1+', '\1', 'g')
$$;

-- The words that children's names are made of, each once, and no child: a search is compared with these few hundred or
-- thousand, and the children are then found by whole words. Only the search's own functions read it. It is gathered
-- anew every night, so that a word nobody bears is gone by the morning.
CREATE MATERIALIZED VIEW people_nameword AS
    SELECT word, favn.sound_of(word) AS sound
    FROM (SELECT DISTINCT unnest(string_to_array(search_name, ' ')) AS word FROM people_child) AS words WHERE word <> '';
CREATE UNIQUE INDEX people_nameword_once ON people_nameword (word);
CREATE INDEX people_nameword_sound ON people_nameword (sound);
CREATE INDEX people_nameword_trigrams ON people_nameword USING gin (word gin_trgm_ops);
REVOKE ALL ON people_nameword FROM PUBLIC;

CREATE FUNCTION favn.gather_name_words() RETURNS bigint LANGUAGE plpgsql SECURITY DEFINER
SET search_path = public, pg_temp
AS $$ BEGIN
    REFRESH MATERIALIZED VIEW CONCURRENTLY people_nameword;
    RETURN (SELECT count(*) FROM people_nameword);
END $$;
REVOKE ALL ON FUNCTION favn.gather_name_words(), favn.sound_of(text) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION favn.gather_name_words() TO favn_system;
