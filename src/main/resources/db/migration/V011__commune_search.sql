-- The commune in force that a code leads to: itself, or the one that took it over; null when the code list knows neither.
CREATE FUNCTION public.commune_in_force(asked text) RETURNS text
  LANGUAGE sql STABLE STRICT PARALLEL SAFE
  RETURN COALESCE((SELECT c.code FROM commune c WHERE c.code = asked), (SELECT f.commune FROM commune_former_code f WHERE f.code = asked));

-- A regular expression for search keys in which each word of a text begins a word; a key holds letters, digits and spaces only, so nothing needs escaping.
CREATE FUNCTION public.words_pattern(words text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '^' || regexp_replace(public.search_key(words), '(\S+) ?', '(?=.*\m\1)', 'g');

-- The most telling word of a text, as a LIKE pattern: what the trigram index narrows the search by before words_pattern decides.
CREATE FUNCTION public.rarest_word(words text) RETURNS text
  LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
  RETURN '%' || (SELECT word FROM unnest(string_to_array(public.search_key(words), ' ')) AS word ORDER BY word IN ('saint', 'sainte'), length(word) DESC LIMIT 1) || '%';
