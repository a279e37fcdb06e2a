-- The keep form of rival.sql in plain Spark SQL, by someone who wants Spark to win: what a data engineer would write instead of
-- migstat on Spark.
--
-- It does the same joins and resolution, and writes the same obs_all, obs_resolved, conflicts and revisions as Parquet (zstd),
-- sorted by cell key within each file. Rows are read and mapped in one pass, small tables are broadcast, and the rows are shuffled
-- once, by a cell key packed into an integer: every rule of overlap is a window over what then lies together. It leaves out what
-- rival.sql leaves out: no checks of the rows, no quarantine files, no ledger, no links, no agreement, no manifest with
-- hashes, no fsync, rounding to the nearest only, duplicates of a submission numbered as they stand. Beyond that, a registry
-- of derivations may be three steps deep, and files are not ordered among each other.
--
-- Run by SparkRival with the variables job (folder of the input), areas (schemas/codelists/areas.csv) and out (folder of a tier).
-- Lines between "-- if wide" and "-- end" are for inputs with wide files. Figures and steps are ten-thousandths; vintages are days.

-- Code lists and registry ------------------------------------------------------------------------------------------

CREATE TEMPORARY VIEW area_list (code STRING, name STRING, type STRING, base_code STRING, iso2 STRING, iso3 STRING,
  valid_from STRING, valid_to STRING, in_m49 STRING)
USING csv OPTIONS (path '${areas}', header 'true', escape '"', enforceSchema 'true');

CACHE TABLE area AS
SELECT code, name, iso2, iso3, CAST(row_number() OVER (ORDER BY code) AS BIGINT) AS rank
FROM area_list
WHERE iso2 IS NOT NULL AND valid_to IS NULL AND code = base_code AND in_m49 = 'true';

-- Areas by any of the codes that a collection may use.
CREATE TEMPORARY VIEW area_code AS SELECT explode(array(iso2, iso3, code)) AS source, code, rank FROM area;

CREATE TEMPORARY VIEW age AS
SELECT source, code, dense_rank() OVER (ORDER BY code) AS rank
FROM (
  SELECT explode(array(concat('Y', a, '-', a + 4), concat('Y', a, 'T', a + 4), concat(a, '-', a + 4))) AS source,
         concat('Y', a, 'T', a + 4) AS code
  FROM (SELECT explode(sequence(5, 80, 5)) AS a)
  UNION ALL
  VALUES ('Y_LT5', 'Y0T4'), ('Y0T4', 'Y0T4'), ('0-4', 'Y0T4'), ('Y_GE85', 'Y_GE85'), ('85+', 'Y_GE85'));

CREATE TEMPORARY VIEW flag AS
SELECT * FROM VALUES ('', NULL, 0), ('p', 'P', 1), ('e', 'E', 2), ('b', 'B', 0), ('P', 'P', 1), ('E', 'E', 2), ('B', 'B', 0),
  ('Final', NULL, 0), ('Provisional', 'P', 1), ('Estimate', 'E', 2), ('Break in series', 'B', 0) AS t(source, code, tier);

CREATE TEMPORARY VIEW collection AS
SELECT * FROM VALUES ('flows', 'BENCH_ESTAT', 'FLOWS', 1, NULL), ('oecd', 'BENCH_OECD', 'MIG', 3, DATE '2022-12-01'),
  ('unsd', 'BENCH_UNSD', 'DYB', 4, NULL), ('ece', 'BENCH_ECE', 'FLOWS', 0, DATE '2023-09-01'),
  ('iom', 'BENCH_IOM', 'MOVES', 2, NULL) AS t(prefix, collection, dataflow, rank, vintage);

-- Files by their names; file sorts as the submission does.
CREATE TEMPORARY VIEW input_file USING binaryFile OPTIONS (path '${job}/input', recursiveFileLookup 'true');

CACHE TABLE file AS
SELECT submission, collection, dataflow, rank AS collection_rank,
       coalesce(vintage, to_date(regexp_extract(submission, '\\d{4}-\\d{2}-\\d{2}', 0))) AS file_vintage,
       row_number() OVER (ORDER BY submission) AS file
FROM (SELECT substring_index(path, '/input/', -1) AS submission FROM input_file)
JOIN collection ON prefix = regexp_extract(submission, '/([a-z]+)_', 1);

CREATE TEMPORARY VIEW derivation (child STRING, parent STRING, ref_area STRING)
USING csv OPTIONS (path '${job}/derivations.csv', header 'true');

-- Of each collection in each area: roots and ancestors as bits, one for the national office of whichever area; how far they are.
CREATE TEMPORARY VIEW origin AS
SELECT collection_rank, ref, min(size(line)) - 1 AS distance,
       bit_or(IF(place = size(line) - 1, IF(member LIKE 'NSO_%', 32, shiftleft(1, rank)), 0)) AS roots,
       bit_or(IF(place > 0 AND rank IS NOT NULL, shiftleft(1, rank), 0)) AS ancestors
FROM (
  SELECT collection_rank, ref, line, posexplode(line) AS (place, member)
  FROM (
    SELECT c.rank AS collection_rank, a.rank AS ref,
           array_compact(array(c.collection, d1.parent, d2.parent, d3.parent)) AS line
    FROM collection c CROSS JOIN area a
    LEFT JOIN derivation d1 ON d1.child = c.collection AND d1.ref_area = a.code
    LEFT JOIN derivation d2 ON d2.child = d1.parent AND d2.ref_area = a.code
    LEFT JOIN derivation d3 ON d3.child = d2.parent AND d3.ref_area = a.code))
LEFT JOIN collection ON collection = member
GROUP BY collection_rank, ref;

-- Rows to observations ---------------------------------------------------------------------------------------------

CREATE TEMPORARY VIEW estat (indic STRING, agedef STRING, citizen STRING, age STRING, sex STRING, unit STRING, geo STRING,
  time STRING, value STRING, flags STRING)
USING csv OPTIONS (path '${job}/input/estat', header 'true', enforceSchema 'true');

CREATE TEMPORARY VIEW sdmx (REF_AREA STRING, MEASURE STRING, CITIZENSHIP STRING, SEX STRING, AGE STRING, TIME_PERIOD STRING,
  OBS_VALUE STRING, OBS_STATUS STRING, UNIT_MULT INT, DECIMALS INT)
USING csv OPTIONS (path '${job}/input/sdmx', header 'true', enforceSchema 'true');

CREATE TEMPORARY VIEW yearbook (area STRING, flow STRING, citizenship STRING, sex STRING, age STRING, year STRING, value STRING,
  status STRING, updated DATE)
USING csv OPTIONS (path '${job}/input/yearbook', sep ';', header 'true', enforceSchema 'true');

-- if wide
CREATE TEMPORARY VIEW wide USING text OPTIONS (path '${job}/input/wide');

-- end
-- Rows of a file have ids in the order of its lines; a large file is read in blocks, whose ids have no order.
CREATE TEMPORARY VIEW source AS
SELECT indic AS src_indicator, geo AS src_ref_area, citizen AS src_counterpart_area, sex AS src_sex, age AS src_age,
       agedef AS src_age_def, time AS src_time, value AS src_value, coalesce(flags, '') AS src_flags,
       CAST(round(CAST(nullif(value, ':') AS DOUBLE) * 10000) AS BIGINT) AS value, 10000L AS step, 0 AS unit_mult,
       CAST(NULL AS INT) AS decimals, CAST(NULL AS DATE) AS vintage, input_file_name() AS name,
       input_file_block_start() AS block, monotonically_increasing_id() AS id
FROM estat
UNION ALL
SELECT MEASURE, REF_AREA, CITIZENSHIP, SEX, AGE, NULL, TIME_PERIOD, coalesce(OBS_VALUE, ''), coalesce(OBS_STATUS, ''),
       CAST(round(CAST(OBS_VALUE AS DOUBLE) * power(10, UNIT_MULT) * 10000) AS BIGINT),
       CAST(greatest(power(10, UNIT_MULT - DECIMALS), 1) * 10000 AS BIGINT), UNIT_MULT, DECIMALS, NULL, input_file_name(),
       input_file_block_start(), monotonically_increasing_id()
FROM sdmx
UNION ALL
SELECT flow, area, citizenship, sex, age, NULL, year, value, status,
       CAST(round(CAST(nullif(value, '...') AS DOUBLE) * 10000) AS BIGINT), 10000L, 0, NULL, updated, input_file_name(),
       input_file_block_start(), monotonically_increasing_id()
FROM yearbook
-- if wide
UNION ALL
SELECT key[0], key[6], key[2], key[4], key[3], key[1], time, figure[0], figure[1],
       CAST(round(CAST(nullif(figure[0], ':') AS DOUBLE) * 10000) AS BIGINT), 10000L, 0, NULL, NULL, name, block, id
FROM (
  SELECT split(fields[0], ',') AS key, trim(header[place]) AS time, split(field, ' ') AS figure, name, block, id
  FROM (
    SELECT split(value, '\t') AS fields, input_file_name() AS name, input_file_block_start() AS block,
           monotonically_increasing_id() AS id
    FROM wide)
  CROSS JOIN (SELECT split(first(value), '\t') AS header FROM wide WHERE value LIKE 'indic,%')
  LATERAL VIEW posexplode(fields) AS place, field
  WHERE place > 0 AND fields[0] <> header[0])
-- end
;

CREATE TEMPORARY VIEW received AS
SELECT /*+ BROADCAST(file, r, o, g, f, origin) */ src_indicator, src_ref_area, src_counterpart_area, src_sex, src_age,
       src_age_def, src_time, src_value, src_flags, value, step, unit_mult, decimals,
       coalesce(s.vintage, file_vintage) AS vintage, file.file, block, id, file.collection_rank,
       CASE WHEN src_indicator IN ('IMM1CTZ', 'B11', 'Immigrants') THEN 'IMM' ELSE 'EMI' END AS indicator,
       r.code AS ref_area, o.code AS counterpart_area, left(src_sex, 1) AS sex, g.code AS age, f.code AS flag, f.tier, distance,
       roots, ancestors,
       ((((CASE WHEN src_indicator IN ('IMM1CTZ', 'B11', 'Immigrants') THEN 1L ELSE 0L END * 512 + r.rank) * 512 + o.rank) * 2
           + CASE WHEN src_sex LIKE 'M%' THEN 1 ELSE 0 END) * 32 + g.rank) * 65536
         + CAST(left(src_time, 4) AS INT) * 13 + coalesce(CAST(substring(src_time, 6) AS INT), 0) AS cell
FROM source s
JOIN file ON submission = substring_index(name, '/input/', -1)
LEFT JOIN area_code r ON r.source = src_ref_area
LEFT JOIN area_code o ON o.source = src_counterpart_area
LEFT JOIN age g ON g.source = src_age
LEFT JOIN flag f ON f.source = src_flags
LEFT JOIN origin ON origin.collection_rank = file.collection_rank AND origin.ref = r.rank;

-- Duplicates inside a submission, vintages -------------------------------------------------------------------------

CREATE TEMPORARY VIEW numbered AS
SELECT *, row_number() OVER same - 1 AS copy, count(*) OVER whole AS copies,
       NOT min(value) OVER whole <=> max(value) OVER whole
         OR count(value) OVER whole BETWEEN 1 AND count(*) OVER whole - 1 AS differ
FROM (SELECT * FROM received DISTRIBUTE BY cell)
WINDOW same AS (PARTITION BY cell, collection_rank, file ORDER BY block, id),
  whole AS (PARTITION BY cell, collection_rank, file ORDER BY block, id
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

-- Of rows of a submission that repeat each other the one with the smallest id is kept, if their values are the same.
CREATE TEMPORARY VIEW once AS
SELECT /*+ BROADCAST(file) */ n.*,
       CASE WHEN copies = 1 THEN true
         WHEN differ THEN false
         ELSE copy = array_min(transform(sequence(0, copies - 1), i -> struct(sha2(concat_ws('|',
           concat_ws('.', indicator, ref_area, counterpart_area, 'COC', '_T', 'M12', '_T', sex, age, 'COMPLET', 'PS', 'PER',
             src_time), collection, dataflow, vintage, submission, nullif(i, 0)), 256) AS id, i AS copy))).copy END AS kept
FROM numbered n JOIN file USING (file);

-- Vintages: 1 is current; older is the record that it replaces.
CREATE TEMPORARY VIEW edition AS
SELECT *, IF(kept, row_number() OVER newest, NULL) AS edition,
       IF(kept, lead(IF(kept, struct(value, flag, vintage, file, copy), NULL)) OVER newest, NULL) AS older
FROM once
WINDOW newest AS (PARTITION BY cell, collection_rank ORDER BY NOT kept, vintage DESC, file DESC);

-- Rank -------------------------------------------------------------------------------------------------------------
-- Hold and conformity are the same for all records here; no two current records of a cell share collection and dataflow.

CREATE TEMPORARY VIEW beside AS
SELECT *, coalesce(edition = 1, false) AS present,
       collect_list(IF(edition = 1 AND distance <= 1 AND value IS NOT NULL, struct(roots, vintage, value, step), NULL))
         OVER (PARTITION BY cell) AS near,
       collect_list(IF(edition > 1 AND value IS NOT NULL, struct(shiftleft(1, collection_rank) AS bit, value, step), NULL))
         OVER (PARTITION BY cell) AS superseded
FROM edition;

CREATE TEMPORARY VIEW candidate AS
SELECT *,
       value IS NOT NULL AND present AND exists(near, o -> (o.roots & roots) <> 0 AND o.vintage > date_add(vintage, 365)
         AND abs(o.value - value) * 2 > IF(greatest(o.step, step) > 10000, greatest(o.step, step), 0)) AS stale,
       value IS NOT NULL AND present AND exists(superseded, o -> (o.bit & ancestors) <> 0
         AND abs(o.value - value) * 2 <= IF(greatest(o.step, step) > 10000, greatest(o.step, step), 0)) AS copied
FROM beside;

CREATE TEMPORARY VIEW ranked AS
SELECT *, row_number() OVER best_first AS place, nth_value(me, 1) OVER whole AS best, nth_value(me, 2) OVER whole AS second
FROM (
  SELECT *, IF(present, struct(file, copy, vintage, value, step, flag, tier, stale, distance, roots, collection_rank), NULL) AS me
  FROM candidate)
WINDOW best_first AS (PARTITION BY cell
    ORDER BY NOT present, value IS NULL, tier, stale, distance, vintage DESC, step, collection_rank),
  whole AS (PARTITION BY cell
    ORDER BY NOT present, value IS NULL, tier, stale, distance, vintage DESC, step, collection_rank
    ROWS BETWEEN UNBOUNDED PRECEDING AND UNBOUNDED FOLLOWING);

-- Preferred is the finer figure of the same origin that the best may be a rounding of.
CREATE TEMPORARY VIEW refined AS
SELECT *,
       coalesce(min_by(me, IF(present AND step < best.step AND (roots & best.roots) <> 0 AND tier = best.tier
           AND stale = best.stale AND abs(value - best.value) * 2 <= IF(best.step > 10000, best.step, 0),
           struct(step, place), NULL))
         OVER (PARTITION BY cell), best) AS preferred,
       CASE WHEN second IS NULL OR (second.value IS NULL) <> (best.value IS NULL) THEN 'SINGLE'
         WHEN best.tier <> second.tier THEN 'STATUS'
         WHEN best.stale <> second.stale THEN 'STALE'
         WHEN best.distance <> second.distance THEN 'DISTANCE'
         WHEN best.vintage <> second.vintage THEN 'VINTAGE'
         WHEN best.step <> second.step THEN 'PRECISION'
         ELSE 'COLLECTION' END AS best_decided_by
FROM ranked;

-- Roles ------------------------------------------------------------------------------------------------------------

CREATE TEMPORARY VIEW verdict AS
SELECT *,
       CASE WHEN NOT kept THEN NULL
         WHEN NOT present THEN 'VINTAGE'
         WHEN role = 'PREFERRED' AND place > 1 THEN 'PRECISION'
         WHEN value IS NULL AND preferred.value IS NOT NULL THEN NULL
         WHEN place = 1 THEN best_decided_by
         WHEN best.tier <> tier THEN 'STATUS'
         WHEN best.stale <> stale THEN 'STALE'
         WHEN best.distance <> distance THEN 'DISTANCE'
         WHEN best.vintage <> vintage THEN 'VINTAGE'
         WHEN best.step <> step THEN 'PRECISION'
         ELSE 'COLLECTION' END AS decided_by
FROM (
  SELECT *,
         CASE WHEN NOT kept AND differ THEN 'QUARANTINED'
           WHEN NOT kept THEN 'DUP_SUBMISSION'
           WHEN NOT present THEN 'SUPERSEDED'
           WHEN file = preferred.file AND copy = preferred.copy THEN 'PREFERRED'
           WHEN value IS NULL THEN 'MISSING_ALT'
           WHEN value = preferred.value THEN 'EXACT_DUP'
           WHEN abs(value - preferred.value) * 2 <= IF(greatest(step, preferred.step) > 10000, greatest(step, preferred.step), 0)
             THEN 'ROUNDED_DUP'
           WHEN copied THEN 'STALE_DUP'
           ELSE 'ALTERNATIVE' END AS role
  FROM refined);

CACHE TABLE judged AS
SELECT src_indicator, src_ref_area, src_counterpart_area, src_sex, src_age, src_age_def, src_time, src_value, src_flags, value,
       step, unit_mult, decimals, vintage, file, block, id, collection_rank, indicator, ref_area, counterpart_area, sex, age, flag,
       tier, cell, copy, older, role, decided_by, best_decided_by,
       IF(role = 'PREFERRED', best, NULL) AS best,
       IF(role = 'ALTERNATIVE', preferred, NULL) AS preferred,
       count(IF(present, 1, NULL)) OVER cells AS n_current,
       count(IF(role = 'ALTERNATIVE', 1, NULL)) OVER cells AS n_conflicts,
       bit_count(bit_or(IF(present AND value IS NOT NULL, roots, 0)) OVER cells) AS n_origins,
       bool_or(role IN ('EXACT_DUP', 'ROUNDED_DUP') AND flag <=> 'B') OVER cells AS breaks
FROM verdict
WINDOW cells AS (PARTITION BY cell);

-- Writing ----------------------------------------------------------------------------------------------------------

-- Where the blocks of the files begin.
CREATE TEMPORARY VIEW start AS
SELECT file, block, first, coalesce(sum(lines) OVER (PARTITION BY file ORDER BY block
         ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING), 0) AS before
FROM (SELECT file, block, min(id) AS first, max(id) - min(id) + 1 AS lines FROM judged GROUP BY file, block);

CREATE TEMPORARY VIEW described AS
SELECT *, sha2(cell_key, 256) AS cell_id
FROM (
  SELECT /*+ BROADCAST(file, r, o) */
         concat_ws('.', indicator, ref_area, counterpart_area, 'COC', '_T', 'M12', '_T', sex, age, 'COMPLET', 'PS', 'PER',
           src_time) AS cell_key,
         r.iso3 AS ref_area_iso3, r.name AS ref_area_name,
         o.iso3 AS counterpart_area_iso3, o.name AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp,
         'M12' AS duration, '_T' AS reason, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         src_time AS time_period, IF(length(src_time) = 4, 'A', 'M') AS freq, value / 10000D AS obs_value,
         CASE WHEN value IS NULL AND flag IS NULL THEN array('O') WHEN value IS NULL THEN array_sort(array(flag, 'O'))
           WHEN flag IS NULL THEN array('A') ELSE array(flag) END AS obs_status,
         'F' AS conf_status, collection, dataflow, submission, judged.*
  FROM judged JOIN file USING (file) JOIN area r ON r.code = ref_area JOIN area o ON o.code = counterpart_area);

INSERT OVERWRITE DIRECTORY '${out}/conflicts' USING parquet
SELECT cell_key, indicator, ref_area, ref_area_iso3, ref_area_name, counterpart_area, counterpart_area_iso3,
       counterpart_area_name, pop_basis, citizenship_grp, duration, reason, sex, age, age_def, unit_measure, time_type,
       time_period, freq, cell_id,
       sha2(concat_ws('|', cell_key, p.collection, p.dataflow, preferred.vintage, p.submission, nullif(preferred.copy, 0)), 256)
         AS preferred_record,
       p.collection AS preferred_collection, p.dataflow AS preferred_dataflow,
       CAST(preferred.vintage AS TIMESTAMP) AS preferred_vintage, preferred.value / 10000D AS preferred_value,
       array(coalesce(preferred.flag, 'A')) AS preferred_status, 'F' AS preferred_conf_status,
       sha2(concat_ws('|', cell_key, d.collection, d.dataflow, vintage, d.submission, nullif(copy, 0)), 256) AS other_record,
       d.collection AS other_collection, d.dataflow AS other_dataflow, CAST(vintage AS TIMESTAMP) AS other_vintage,
       obs_value AS other_value, obs_status AS other_status, 'F' AS other_conf_status,
       abs(preferred.value - value) / 10000D AS abs_diff,
       (abs(preferred.value - value) / 10000D) / (greatest(abs(preferred.value), abs(value)) / 10000D) AS rel_diff,
       CASE WHEN (preferred.tier <= 1) <> (tier <= 1) THEN 'EST_VS_REP'
         WHEN preferred.tier >= 2 THEN 'EST_VS_EST'
         WHEN preferred.tier <> tier THEN 'PROV_VS_FINAL'
         WHEN preferred.collection_rank = d.collection_rank THEN 'INTRA_COLLECTION'
         ELSE 'VALUE' END AS conflict_type,
       CASE WHEN abs(preferred.value - value) * 100 <= greatest(abs(preferred.value), abs(value)) THEN 'MINOR'
         WHEN abs(preferred.value - value) * 10 <= greatest(abs(preferred.value), abs(value)) THEN 'MODERATE'
         ELSE 'MAJOR' END AS severity,
       best_decided_by AS decided_by
FROM described d JOIN file p ON p.file = preferred.file
WHERE role = 'ALTERNATIVE';

INSERT OVERWRITE DIRECTORY '${out}/revisions' USING parquet
SELECT cell_key, indicator, ref_area, ref_area_iso3, ref_area_name, counterpart_area, counterpart_area_iso3,
       counterpart_area_name, pop_basis, citizenship_grp, duration, reason, sex, age, age_def, unit_measure, time_type,
       time_period, freq, cell_id, d.collection, d.dataflow, IF(value <=> older.value, 'STATUS', 'REVISED') AS revision_type,
       sha2(concat_ws('|', cell_key, p.collection, p.dataflow, older.vintage, p.submission, nullif(older.copy, 0)), 256)
         AS old_record,
       CAST(older.vintage AS TIMESTAMP) AS old_vintage, older.value / 10000D AS old_value,
       CASE WHEN older.value IS NULL AND older.flag IS NULL THEN array('O')
         WHEN older.value IS NULL THEN array_sort(array(older.flag, 'O'))
         WHEN older.flag IS NULL THEN array('A') ELSE array(older.flag) END AS old_status,
       'F' AS old_conf_status,
       sha2(concat_ws('|', cell_key, d.collection, d.dataflow, vintage, d.submission, nullif(copy, 0)), 256) AS new_record,
       CAST(vintage AS TIMESTAMP) AS new_vintage, obs_value AS new_value, obs_status AS new_status, 'F' AS new_conf_status,
       (value - older.value) / 10000D AS difference
FROM described d JOIN file p ON p.file = older.file
WHERE NOT (value <=> older.value AND flag <=> older.flag);

CREATE TABLE obs_all USING parquet PARTITIONED BY (indicator) LOCATION '${out}/obs_all' AS
SELECT cell_key, ref_area, ref_area_iso3, ref_area_name, counterpart_area, counterpart_area_iso3, counterpart_area_name,
       pop_basis, citizenship_grp, duration, reason, sex, age, age_def, unit_measure, time_type, time_period, freq, obs_value,
       obs_status, conf_status, collection, dataflow, CAST(vintage AS TIMESTAMP) AS vintage, cell_id,
       sha2(concat_ws('|', cell_key, collection, dataflow, vintage, submission, nullif(copy, 0)), 256) AS record_id, role,
       decided_by, step / 10000D AS precision_step, 'NEAREST' AS round_mode, unit_mult, decimals, 0 AS conformity,
       'ADM' AS source_type, CAST(array() AS ARRAY<STRING>) AS quality_flags, CAST(array() AS ARRAY<STRING>) AS footnotes,
       'Benchmark' AS provider, false AS published_detail, CAST(NULL AS TIMESTAMP) AS embargo_time, submission,
       submission AS file, id - first + before + 2 AS line, src_indicator, src_ref_area, src_counterpart_area,
       CAST(NULL AS STRING) AS src_pop_basis, CAST(NULL AS STRING) AS src_citizenship_grp,
       CAST(NULL AS STRING) AS src_duration, CAST(NULL AS STRING) AS src_reason, src_sex, src_age, src_age_def,
       CAST(NULL AS STRING) AS src_unit_measure, src_time, CAST(NULL AS STRING) AS src_freq, src_value, src_flags,
       CAST(NULL AS STRING) AS src_conf_status, indicator
FROM described JOIN start USING (file, block);

CREATE TABLE obs_resolved USING parquet PARTITIONED BY (indicator) LOCATION '${out}/obs_resolved' AS
SELECT cell_key, ref_area, ref_area_iso3, ref_area_name, counterpart_area, counterpart_area_iso3, counterpart_area_name,
       pop_basis, citizenship_grp, duration, reason, sex, age, age_def, unit_measure, time_type, time_period, freq, obs_value,
       obs_status, conf_status, d.collection, d.dataflow, CAST(vintage AS TIMESTAMP) AS vintage, cell_id,
       sha2(concat_ws('|', cell_key, d.collection, d.dataflow, vintage, d.submission, nullif(copy, 0)), 256) AS record_id,
       sha2(concat_ws('|', cell_key, d.collection, d.dataflow, vintage, d.submission, nullif(copy, 0)), 256) AS value_record,
       sha2(concat_ws('|', cell_key, l.collection, l.dataflow, best.vintage, l.submission, nullif(best.copy, 0)), 256)
         AS lead_record,
       n_current, n_origins, n_conflicts, IF(breaks AND NOT flag <=> 'B', array('B'), CAST(array() AS ARRAY<STRING>))
         AS obs_status_inherited,
       l.collection AS lead_collection, best_decided_by AS decided_by, indicator
FROM described d JOIN file l ON l.file = best.file
WHERE role = 'PREFERRED';
