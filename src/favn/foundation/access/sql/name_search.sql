-- The words of names that one written word may stand for: itself, those that begin with it or sound
-- like it, those nearly alike.
CREATE FUNCTION favn.names_like(written text) RETURNS text[] LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = public, pg_temp SET pg_trgm.similarity_threshold = 0.3
AS $$
    SELECT array_append(array_agg(word), written) FROM people_nameword
    WHERE word % written OR word LIKE written || '%' OR sound = favn.sound_of(written)
$$;

-- A wide role searches names here, as before: only keys come out, and row-level security decides what they open.
-- Each written word is looked up among the words of names, and the children by whole words, so that the time follows
-- those who are found and not the size of the municipality. One word or two must be there, of three or more any two of
-- the first and the last two (a middle name is not known to everybody). Words of one or two letters only put in order.
-- Finds nobody: then every name is compared with all that was written.
CREATE OR REPLACE FUNCTION favn.name_candidates(q text, most integer) RETURNS SETOF uuid LANGUAGE plpgsql STABLE
SECURITY DEFINER SET search_path = public, pg_temp SET pg_trgm.word_similarity_threshold = 0.35
AS $$
DECLARE
    written text[] := ARRAY(
        SELECT word FROM unnest(string_to_array(q, ' ')) WITH ORDINALITY AS each (word, place)
        WHERE length(word) > 2 ORDER BY place);
    many integer := cardinality(written);
    a text[] := favn.names_like(written[1]);
    b text[] := favn.names_like(written[greatest(many - 1, 1)]);
    c text[] := favn.names_like(written[many]);
BEGIN
    IF many IN (1, 2) THEN
        RETURN QUERY SELECT id FROM people_child
        WHERE string_to_array(search_name, ' ') && a AND string_to_array(search_name, ' ') && c AND merged_into_id IS NULL
        ORDER BY word_similarity(q, search_name) DESC, sort_key, id LIMIT least(most, 200);
    ELSIF many > 2 THEN
        RETURN QUERY SELECT id FROM people_child
        WHERE (string_to_array(search_name, ' ') && a AND string_to_array(search_name, ' ') && b
            OR string_to_array(search_name, ' ') && a AND string_to_array(search_name, ' ') && c
            OR string_to_array(search_name, ' ') && b AND string_to_array(search_name, ' ') && c)
          AND merged_into_id IS NULL
        ORDER BY word_similarity(q, search_name) DESC, sort_key, id LIMIT least(most, 200);
    END IF;
    IF NOT FOUND THEN
        RETURN QUERY SELECT id FROM people_child
        WHERE q <% search_name AND merged_into_id IS NULL
        ORDER BY word_similarity(q, search_name) DESC, sort_key, id LIMIT least(most, 200);
    END IF;
END $$;
REVOKE ALL ON FUNCTION favn.names_like(text) FROM PUBLIC;
