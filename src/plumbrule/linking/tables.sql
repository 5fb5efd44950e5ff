-- Words and comparisons that the other files use, and the tables that the driver fills.
create or replace temp macro linking_bare(number_text) as
    translate(upper(trim(number_text)), ' .-/\_', '');

-- Texts that stand where a number should and name nobody; as plumbrule.model.keys has them. Most
-- numbers are known to be none of them by their first sign.
create or replace temp macro linking_empty_word(number_text) as
    regexp_full_match(
        number_text,
        '[-–—_.\s/\\]*|n/?[ad]|none|null|unknown|not (applicable|available|provided)|s/?n|xxx+|dato no proporcionado|0*123456(7(8(90?)?)?)?'
    );

create or replace temp macro linking_first_sign(number_text) as
    left(ltrim(lower(number_text), ' .-/\_'), 1);

create or replace temp macro linking_placeholder(number_text) as
    case
        when number_text is null then true
        when rtrim(lower(number_text), ' .-/\_' || linking_first_sign(number_text)) = '' then true
        when contains('ndus0x1–—' || chr(9) || chr(10) || chr(12) || chr(13), linking_first_sign(number_text))
            then linking_empty_word(lower(trim(number_text)))
            or linking_empty_word(lower(linking_bare(number_text)))
        else false
    end;

-- A name without signs and accents: spellings that differ only in these are one name when bearers
-- of a number are counted. Never a ground for a link.
create or replace temp macro linking_spelling(strict_name) as
    regexp_replace(strip_accents(strict_name), '[^\p{L}\p{N}]', '', 'g');

create or replace temp macro linking_words(strict_name) as
    regexp_extract_all(strip_accents(strict_name), '[\p{L}\p{N}]{2,}');

-- Names contradict when they have letters of one script and neither a word nor their look in common.
create or replace temp macro linking_names_differ(first_name, second_name) as
    first_name is not null
    and second_name is not null
    and regexp_matches(first_name, '[a-z]') = regexp_matches(second_name, '[a-z]')
    and not list_has_any(linking_words(first_name), linking_words(second_name))
    and jaro_winkler_similarity(linking_spelling(first_name), linking_spelling(second_name)) < 0.85;

-- The words of a name in alphabetical order.
create or replace temp macro linking_alike_in_order(words) as
    array_to_string(list_sort(string_split(words, ' ')), ' ');

-- The name by which a publisher's own key and the strict name stand for an entity.
create or replace temp macro linking_publisher_anchor(source_name, local_key, strict_name) as
    source_name || ':' || local_key || ':' || left(md5(strict_name), 8);

-- Whether a publisher's own key may join: see publisher_key.sql.
create or replace temp macro linking_key_open(local_key, names) as
    case
        when names > 3 then false
        when length(local_key) <= 2 and regexp_full_match(local_key, '[0-9]+') then false
        else not linking_placeholder(local_key)
    end;

-- Filled by the driver.
create or replace temp table linking_decision (
    kind varchar, record_a varchar, record_b varchar, reason varchar
);

create or replace temp table linking_checked (
    scheme varchar, value varchar, checksum varchar, bears_one boolean
);

create or replace temp table linking_refused (
    node_a varchar, node_b varchar, rung varchar, evidence varchar
);

create or replace temp table linking_scheme (
    spelling varchar, name varchar, needs_country boolean
);

create or replace temp table linking_field_of_scheme (
    field varchar, country varchar, name varchar, form varchar
);

-- Sources whose records have a key of the process or file beside the publisher's own key.
create or replace temp table linking_keyed_source (source varchar);

-- Records about which somebody decided; filled by held.sql.
create or replace temp table linking_held (party_id varchar, node varchar, apart boolean);

-- What stays empty when no record bears a number and nobody decided anything.
create or replace temp table linking_number (
    number bigint, scheme varchar, country varchar, value varchar, checksum varchar,
    bears_one boolean, weakness integer, anchor varchar
);

create or replace temp table linking_bearer (
    party_id varchar, number bigint, source varchar, name_key varchar
);

create or replace temp table linking_bearing (
    party_id varchar, name_key varchar, number bigint, scheme varchar, country varchar,
    value varchar, checksum varchar, bears_one boolean, weakness integer, anchor varchar,
    state varchar
);

create or replace temp table linking_node (party_id varchar, node varchar);

create or replace temp table linking_numbered (
    source varchar, local_id varchar, name_key varchar, records bigint, first_node varchar,
    last_node varchar
);

create or replace temp table linking_component (node varchar, entity_id varchar, tie varchar);

create or replace temp table linking_alike_pair (
    entity_a varchar, entity_b varchar, name_a varchar, name_b varchar, name_score double,
    score double, is_within boolean, agreeing bigint, margin double
);

create or replace table linked_candidate (
    entity_a varchar, entity_b varchar, rung varchar, evidence varchar, rule varchar,
    names varchar, score double, margin double, band varchar
);

create or replace table linked_cluster (entity_id varchar, cluster_id varchar, entities bigint);
