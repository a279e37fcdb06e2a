-- The rival of the benchmark: the joint run in DuckDB SQL, on an input of BenchInput, by someone who wants DuckDB to win.
--
-- It does what migstat does with these collections: reads the files, maps codes, makes keys and ids, finds duplicates in a
-- submission, takes the newest vintage and lists revisions, ranks, refines, gives every record a role, lists conflicts and
-- writes obs_all, obs_resolved, conflicts and revisions as Parquet (zstd), sorted by cell key. Keys are packed into integers
-- that sort as their texts do. It does less than migstat in this, all to its advantage: no checks of the rows, no quarantine
-- files, no ledger, no links, no agreement, no manifest with hashes, no fsync, rounding to the nearest only, duplicates of a
-- submission numbered as they stand.
--
-- Run by DuckDbRival, which sets the variables job (folder of the input), areas (schemas/codelists/areas.csv), out (folder of
-- a tier) and indicator. Lines between "-- if WORD" and "-- end" are for runs with that word: keep (all contributors are kept,
-- with roles, conflicts and revisions) or lead (only which figure leads); wide (the input has wide files). The statements after
-- "-- indicator" are run for each indicator; PARTITION_BY takes twice the memory and does not keep the order of the rows.

-- Code lists and registry ------------------------------------------------------------------------------------------

CREATE TABLE area AS
SELECT code, name, iso2, iso3, row_number() OVER (ORDER BY code) AS rank
FROM read_csv(getvariable('areas'), all_varchar = true)
WHERE iso2 IS NOT NULL AND valid_to IS NULL AND code = base_code AND in_m49 = 'true';

-- Areas by any of the codes that a collection may use.
CREATE TABLE area_code AS SELECT unnest([iso2, iso3, code]) AS source, code, rank FROM area;

CREATE TABLE age AS
SELECT *, dense_rank() OVER (ORDER BY code) AS rank
FROM (
  SELECT unnest([format('Y{}-{}', a, a + 4), format('Y{}T{}', a, a + 4), format('{}-{}', a, a + 4)]) AS source,
         format('Y{}T{}', a, a + 4) AS code
  FROM range(5, 85, 5) t(a)
  UNION ALL
  VALUES ('Y_LT5', 'Y0T4'), ('Y0T4', 'Y0T4'), ('0-4', 'Y0T4'), ('Y_GE85', 'Y_GE85'), ('85+', 'Y_GE85'));

CREATE TABLE flow AS
FROM (VALUES ('IMM1CTZ', 'IMM', 1), ('EMI1CTZ', 'EMI', 0), ('B11', 'IMM', 1), ('B12', 'EMI', 0), ('Immigrants', 'IMM', 1),
  ('Emigrants', 'EMI', 0)) t(source, code, rank);

CREATE TABLE sex AS
FROM (VALUES ('F', 'F', 0), ('M', 'M', 1), ('Female', 'F', 0), ('Male', 'M', 1)) t(source, code, rank);

CREATE TABLE flag AS
FROM (VALUES ('', NULL, 0), ('p', 'P', 1), ('e', 'E', 2), ('b', 'B', 0), ('P', 'P', 1), ('E', 'E', 2), ('B', 'B', 0),
  ('Final', NULL, 0), ('Provisional', 'P', 1), ('Estimate', 'E', 2), ('Break in series', 'B', 0)) t(source, code, tier);

CREATE TABLE collection AS
FROM (VALUES ('flows', 'BENCH_ESTAT', 'FLOWS', 1, NULL), ('oecd', 'BENCH_OECD', 'MIG', 3, TIMESTAMP '2022-12-01'),
  ('unsd', 'BENCH_UNSD', 'DYB', 4, NULL), ('ece', 'BENCH_ECE', 'FLOWS', 0, TIMESTAMP '2023-09-01'),
  ('iom', 'BENCH_IOM', 'MOVES', 2, NULL)) t(prefix, collection, dataflow, rank, vintage);

-- The files, in the order in which they are read; file sorts as the submission does.
CREATE TABLE file AS
SELECT read_as, submission, collection, dataflow, rank AS collection_rank,
       coalesce(vintage, try_cast(regexp_extract(submission, '\d{4}-\d{2}-\d{2}') AS TIMESTAMP)) AS file_vintage,
       row_number() OVER (ORDER BY submission)::INTEGER AS file
FROM (
  SELECT folder * 100000 + row_number() OVER (PARTITION BY folder ORDER BY name) - 1 AS read_as,
         substr(name, length(getvariable('job')) + 8) AS submission
  FROM (
    SELECT 1 AS folder, file AS name FROM glob(getvariable('job') || '/input/estat/*.csv')
    UNION ALL SELECT 2, file FROM glob(getvariable('job') || '/input/sdmx/*.csv')
    UNION ALL SELECT 3, file FROM glob(getvariable('job') || '/input/yearbook/*.csv')
    UNION ALL SELECT 4, file FROM glob(getvariable('job') || '/input/wide/*.tsv')))
JOIN collection ON prefix = regexp_extract(submission, '/([a-z]+)_', 1);

CREATE TABLE derivation AS
SELECT child, parent, ref_area FROM read_csv(getvariable('job') || '/derivations.csv', all_varchar = true);

-- Every ancestor of a collection in an area with its distance; the collection itself has distance 0.
CREATE TABLE ancestor AS
WITH RECURSIVE up(collection, ref_area, ancestor, distance) AS (
  SELECT c.collection, a.code, c.collection, 0 FROM area a, collection c
  UNION ALL
  SELECT u.collection, u.ref_area, d.parent, u.distance + 1
  FROM up u JOIN derivation d ON d.child = u.ancestor AND d.ref_area = u.ref_area)
FROM up;

-- Roots as bits, one for the national office of whichever area; and how far they are.
CREATE TABLE origin AS
SELECT c.rank AS collection_rank, r.rank AS ref, min(distance) AS distance,
       bit_or(1 << CASE WHEN ancestor LIKE 'NSO_%' THEN 5 ELSE p.rank END) AS roots
FROM ancestor a JOIN collection c USING (collection) JOIN area r ON r.code = a.ref_area
LEFT JOIN collection p ON p.collection = a.ancestor
WHERE NOT EXISTS (FROM derivation d WHERE d.child = a.ancestor AND d.ref_area = a.ref_area)
GROUP BY ALL;

CREATE TABLE descent AS
SELECT c.rank AS collection_rank, p.rank AS ancestor_rank, r.rank AS ref
FROM ancestor a JOIN collection c USING (collection) JOIN collection p ON p.collection = a.ancestor
JOIN area r ON r.code = a.ref_area
WHERE distance > 0;

-- Rows to observations ---------------------------------------------------------------------------------------------

CREATE TABLE received AS
WITH source AS (
  SELECT indic AS src_indicator, geo AS src_ref_area, citizen AS src_counterpart_area, sex AS src_sex, age AS src_age,
         agedef AS src_age_def, time AS src_time, value AS src_value, coalesce(flags, '') AS src_flags,
         try_cast(value AS DECIMAL(18, 4)) AS obs_value, 0 AS unit_mult, NULL::INTEGER AS decimals,
         NULL::TIMESTAMP AS vintage, 100000 + file_index AS read_as
  FROM read_csv(getvariable('job') || '/input/estat/*.csv', delim = ',', header = true, columns = {
         indic: 'VARCHAR', agedef: 'VARCHAR', citizen: 'VARCHAR', age: 'VARCHAR', sex: 'VARCHAR', unit: 'VARCHAR',
         geo: 'VARCHAR', time: 'VARCHAR', value: 'VARCHAR', flags: 'VARCHAR'})
  UNION ALL
  SELECT "MEASURE", "REF_AREA", "CITIZENSHIP", "SEX", "AGE", NULL, "TIME_PERIOD", coalesce("OBS_VALUE", ''), coalesce("OBS_STATUS", ''),
         ("OBS_VALUE"::DECIMAL(18, 4) * (10 ** "UNIT_MULT"::INTEGER)::DECIMAL(9, 0))::DECIMAL(18, 4),
         "UNIT_MULT"::INTEGER, "DECIMALS"::INTEGER, NULL, 200000 + file_index
  FROM read_csv(getvariable('job') || '/input/sdmx/*.csv', delim = ',', header = true, columns = {
         "REF_AREA": 'VARCHAR', "MEASURE": 'VARCHAR', "CITIZENSHIP": 'VARCHAR', "SEX": 'VARCHAR', "AGE": 'VARCHAR',
         "TIME_PERIOD": 'VARCHAR', "OBS_VALUE": 'VARCHAR', "OBS_STATUS": 'VARCHAR', "UNIT_MULT": 'VARCHAR',
         "DECIMALS": 'VARCHAR'})
  UNION ALL
  SELECT "Flow", "Area code", "Citizenship code", "Sex", "Age", NULL, "Year", "Value", "Status",
         try_cast("Value" AS DECIMAL(18, 4)), 0, NULL, "Last update"::TIMESTAMP, 300000 + file_index
  FROM read_csv(getvariable('job') || '/input/yearbook/*.csv', delim = ';', header = true, columns = {
         "Area code": 'VARCHAR', "Flow": 'VARCHAR', "Citizenship code": 'VARCHAR', "Sex": 'VARCHAR', "Age": 'VARCHAR',
         "Year": 'VARCHAR', "Value": 'VARCHAR', "Status": 'VARCHAR', "Last update": 'VARCHAR'})
-- if wide
  UNION ALL
  SELECT part[1], part[7], part[3], part[5], part[4], part[2], trim(period), string_split(field, ' ')[1],
         string_split(field, ' ')[2], try_cast(string_split(field, ' ')[1] AS DECIMAL(18, 4)), 0, NULL, NULL, read_as
  FROM (
    SELECT string_split("indic,agedef,citizen,age,sex,unit,geo\time", ',') AS part, period, field, read_as
    FROM (
      UNPIVOT (
        SELECT *, 400000 + file_index AS read_as
        FROM read_csv(getvariable('job') || '/input/wide/*.tsv', delim = '\t', header = true, quote = '', all_varchar = true))
      ON COLUMNS('^\d{4}') INTO NAME period VALUE field))
-- end
)
SELECT s.* EXCLUDE (vintage, read_as), i.code AS indicator, r.rank AS ref, o.rank AS other, x.code AS sex, g.code AS age,
       f.code AS flag, f.tier AS tier, file.collection_rank, file, coalesce(s.vintage, file_vintage) AS vintage,
       distance, roots,
       ((((i.rank * 512 + r.rank) * 512 + o.rank) * 2 + x.rank) * 32 + g.rank) * 65536
         + substr(src_time, 1, 4)::BIGINT * 13 + coalesce(try_cast(substr(src_time, 6) AS BIGINT), 0) AS cell,
       greatest(10 ** (unit_mult - coalesce(decimals, 0)), 1)::DECIMAL(18, 4) AS step
FROM source s
JOIN file USING (read_as)
LEFT JOIN flow i ON i.source = src_indicator
LEFT JOIN area_code r ON r.source = src_ref_area
LEFT JOIN area_code o ON o.source = src_counterpart_area
LEFT JOIN sex x ON x.source = src_sex
LEFT JOIN age g ON g.source = src_age
LEFT JOIN flag f ON f.source = src_flags
LEFT JOIN origin ON origin.collection_rank = file.collection_rank AND origin.ref = r.rank;

-- The table keeps the order of the files, so the row number tells the line: one header line, numbers from 1.
CREATE TABLE start AS
SELECT file, min(rowid) AS first, 1 AS columns FROM received GROUP BY file;
-- if wide
UPDATE start SET columns = (SELECT count(DISTINCT src_time) FROM received JOIN file USING (file) WHERE submission LIKE 'wide/%')
WHERE file IN (SELECT file FROM file WHERE submission LIKE 'wide/%');
-- end

-- Duplicates inside a submission, vintages -------------------------------------------------------------------------

CREATE MACRO compatible(x, x_step, y, y_step) AS abs(x - y) * 2 <= CASE WHEN greatest(x_step, y_step) > 1
  THEN greatest(x_step, y_step) ELSE 0 END;

CREATE MACRO identify(cell_key, collection, dataflow, vintage, submission, copy) AS
  sha256(concat_ws('|', cell_key, collection, dataflow, strftime(vintage, '%Y-%m-%d'), submission, nullif(copy, 0)));

CREATE MACRO key_of(indicator, ref, other, sex, age, period) AS
  concat_ws('.', indicator, ref, other, 'COC', '_T', 'M12', '_T', sex, age, 'COMPLET', 'PS', 'PER', period);

-- Rows of a submission that repeat each other, in the order of lines: if their values are the same, the one with the
-- smallest id is kept.
CREATE TABLE repeated AS
WITH twice AS (SELECT cell, file FROM received GROUP BY ALL HAVING count(*) > 1),
numbered AS (
  SELECT r.rowid AS row, r.cell, r.file, row_number() OVER (same ORDER BY r.rowid) - 1 AS copy,
         min(obs_value) OVER same IS DISTINCT FROM max(obs_value) OVER same
           OR count(obs_value) OVER same BETWEEN 1 AND count(*) OVER same - 1 AS differ,
         identify(key_of(indicator, a.code, o.code, sex, age, src_time), collection, dataflow, vintage, submission, copy) AS id
  FROM received r JOIN twice USING (cell, file) JOIN file USING (file)
  JOIN area a ON a.rank = ref JOIN area o ON o.rank = other
  WINDOW same AS (PARTITION BY r.cell, r.file))
SELECT row, copy, differ, NOT differ AND id = min(id) OVER (PARTITION BY cell, file) AS kept FROM numbered;

-- Vintages: 1 is current; older is the record that it replaces.
CREATE TABLE edition AS
SELECT r.rowid AS row, cell, collection_rank, file, vintage, obs_value AS value, step, tier, distance, roots, ref, flag,
       coalesce(copy, 0) AS copy,
       row_number() OVER newest AS edition,
       lead(r.rowid) OVER newest AS older,
       lead(copy) OVER newest AS older_copy
FROM received r LEFT JOIN repeated d ON d.row = r.rowid
WHERE d.row IS NULL OR d.kept
WINDOW newest AS (PARTITION BY cell, collection_rank ORDER BY vintage DESC, file DESC);

-- Rank -------------------------------------------------------------------------------------------------------------
-- Hold and conformity are the same for all records here; no two current records of a cell share collection and dataflow.

CREATE VIEW present AS FROM edition WHERE edition = 1;

CREATE TABLE stale AS
SELECT DISTINCT r.row
FROM present r JOIN present o USING (cell)
WHERE (r.roots & o.roots) <> 0 AND o.distance <= 1 AND o.vintage > r.vintage + INTERVAL 365 DAY
  AND NOT compatible(o.value, o.step, r.value, r.step);

CREATE TABLE candidate AS
SELECT p.*, s.row IS NOT NULL AS stale,
       row_number() OVER (PARTITION BY cell ORDER BY value IS NULL, tier, s.row IS NOT NULL, distance, vintage DESC, step,
         collection_rank) AS place
FROM present p LEFT JOIN stale s USING (row);

-- The finer figure of the same origin that the lead may be a rounding of.
CREATE TABLE finer AS
SELECT cell, arg_min(c.row, (c.step, c.place)) AS row
FROM candidate c JOIN candidate l USING (cell)
WHERE l.place = 1 AND c.step < l.step AND (c.roots & l.roots) <> 0 AND c.tier = l.tier AND c.stale = l.stale
  AND compatible(c.value, c.step, l.value, l.step)
GROUP BY cell;

CREATE MACRO decides(x_tier, x_stale, x_distance, x_vintage, x_step, y_tier, y_stale, y_distance, y_vintage, y_step) AS
  CASE WHEN x_tier <> y_tier THEN 'STATUS'
    WHEN x_stale <> y_stale THEN 'STALE'
    WHEN x_distance <> y_distance THEN 'DISTANCE'
    WHEN x_vintage <> y_vintage THEN 'VINTAGE'
    WHEN x_step <> y_step THEN 'PRECISION'
    ELSE 'COLLECTION' END;

CREATE TABLE preferred AS
SELECT p.cell, p.row, p.copy, l.copy AS lead_copy, p.collection_rank, p.vintage, p.file, p.value, p.step, p.tier, l.row AS lead_row, l.file AS lead_file,
       l.vintage AS lead_vintage, l.tier AS lead_tier, l.stale AS lead_stale, l.distance AS lead_distance, l.step AS lead_step,
       CASE WHEN r.row IS NULL THEN 'SINGLE'
         ELSE decides(l.tier, l.stale, l.distance, l.vintage, l.step, r.tier, r.stale, r.distance, r.vintage, r.step)
         END AS decided_by
FROM candidate l
LEFT JOIN candidate r ON r.cell = l.cell AND r.place = 2 AND (r.value IS NULL) = (l.value IS NULL)
LEFT JOIN finer f ON f.cell = l.cell
JOIN candidate p ON p.row = coalesce(f.row, l.row)
WHERE l.place = 1;

-- if keep
-- Copies of a figure that their source has since revised.
CREATE TABLE copied AS
SELECT DISTINCT r.row
FROM present r JOIN edition s USING (cell)
JOIN descent a ON a.collection_rank = r.collection_rank AND a.ref = r.ref AND a.ancestor_rank = s.collection_rank
WHERE s.edition > 1 AND compatible(r.value, r.step, s.value, s.step);

-- Roles ------------------------------------------------------------------------------------------------------------

CREATE TABLE verdict AS
SELECT m.rowid AS row, m.cell, m.file, coalesce(d.copy, 0) AS copy,
       CASE WHEN NOT d.kept THEN NULL
         WHEN c.row IS NULL THEN 'VINTAGE'
         WHEN c.row = p.row AND p.row <> p.lead_row THEN 'PRECISION'
         WHEN c.value IS NULL AND p.value IS NOT NULL THEN NULL
         WHEN c.row = p.lead_row THEN p.decided_by
         ELSE decides(p.lead_tier, p.lead_stale, p.lead_distance, p.lead_vintage, p.lead_step,
           c.tier, c.stale, c.distance, c.vintage, c.step) END AS decided_by,
       CASE WHEN d.differ THEN 'QUARANTINED'
         WHEN NOT d.kept THEN 'DUP_SUBMISSION'
         WHEN c.row IS NULL THEN 'SUPERSEDED'
         WHEN c.row = p.row THEN 'PREFERRED'
         WHEN c.value IS NULL THEN 'MISSING_ALT'
         WHEN c.value = p.value THEN 'EXACT_DUP'
         WHEN compatible(c.value, c.step, p.value, p.step) THEN 'ROUNDED_DUP'
         WHEN s.row IS NOT NULL THEN 'STALE_DUP'
         ELSE 'ALTERNATIVE' END AS role
FROM received m
LEFT JOIN repeated d ON d.row = m.rowid
LEFT JOIN candidate c ON c.row = m.rowid
LEFT JOIN preferred p ON p.cell = m.cell
LEFT JOIN copied s ON s.row = m.rowid;

CREATE TABLE tally AS
SELECT cell, count(*) AS n_current, count(*) FILTER (role = 'ALTERNATIVE') AS n_conflicts,
       coalesce(bit_count(bit_or(roots) FILTER (value IS NOT NULL)), 0) AS n_origins,
       bool_or(role IN ('EXACT_DUP', 'ROUNDED_DUP') AND flag = 'B') IS TRUE AS breaks
FROM present JOIN verdict USING (row, cell)
GROUP BY cell;
-- end

-- Writing ----------------------------------------------------------------------------------------------------------
-- Areas are looked up, and keys, constants and hashes are made, after the sort, so that the sort carries little.

CREATE MACRO statuses(value, flag) AS CASE WHEN value IS NULL AND flag IS NULL THEN ['O']
  WHEN value IS NULL THEN list_sort([flag, 'O']) WHEN flag IS NULL THEN ['A'] ELSE [flag] END;

-- if keep
COPY (
  SELECT key_of(indicator, ref_area.code, other_area.code, sex, age, src_time) AS cell_key, indicator, ref_area.code AS ref_area, ref_area.iso3 AS ref_area_iso3, ref_area.name AS ref_area_name,
         other_area.code AS counterpart_area, other_area.iso3 AS counterpart_area_iso3,
         other_area.name AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp, 'M12' AS duration,
         '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         src_time AS time_period, CASE WHEN length(src_time) = 4 THEN 'A' ELSE 'M' END AS freq,
         sha256(cell_key) AS cell_id,
         identify(cell_key, x.collection, x.dataflow, preferred_vintage, x.submission, preferred_copy) AS preferred_record,
         x.collection AS preferred_collection, x.dataflow AS preferred_dataflow, preferred_vintage,
         preferred_value::DOUBLE AS preferred_value, statuses(preferred_value, preferred_flag) AS preferred_status,
         'F' AS preferred_conf_status,
         identify(cell_key, y.collection, y.dataflow, other_vintage, y.submission, other_copy) AS other_record,
         y.collection AS other_collection, y.dataflow AS other_dataflow, other_vintage, other_value::DOUBLE AS other_value,
         statuses(other_value, other_flag) AS other_status, 'F' AS other_conf_status,
         abs(preferred_value - other_value)::DOUBLE AS abs_diff,
         abs_diff / greatest(abs(preferred_value), abs(other_value))::DOUBLE AS rel_diff, conflict_type,
         CASE WHEN rel_diff <= 0.01 THEN 'MINOR' WHEN rel_diff <= 0.10 THEN 'MODERATE' ELSE 'MAJOR' END AS severity,
         decided_by
  FROM (
    SELECT v.cell, v.row, p.copy AS preferred_copy, v.copy AS other_copy, y.indicator, y.ref, y.other, y.sex, y.age, y.src_time, x.vintage AS preferred_vintage,
           x.obs_value AS preferred_value, x.flag AS preferred_flag, x.file AS preferred_file, y.vintage AS other_vintage,
           y.obs_value AS other_value, y.flag AS other_flag, y.file AS other_file, p.decided_by,
           CASE WHEN (x.tier <= 1) <> (y.tier <= 1) THEN 'EST_VS_REP'
             WHEN x.tier >= 2 THEN 'EST_VS_EST'
             WHEN x.tier <> y.tier THEN 'PROV_VS_FINAL'
             WHEN x.collection_rank = y.collection_rank THEN 'INTRA_COLLECTION'
             ELSE 'VALUE' END AS conflict_type
    FROM verdict v JOIN received y ON y.rowid = v.row
    JOIN preferred p ON p.cell = v.cell JOIN received x ON x.rowid = p.row
    WHERE v.role = 'ALTERNATIVE'
    ORDER BY v.cell, v.row) q
  JOIN area ref_area ON ref_area.rank = q.ref JOIN area other_area ON other_area.rank = q.other JOIN file x ON x.file = q.preferred_file JOIN file y ON y.file = q.other_file)
TO (getvariable('out') || '/conflicts/part.parquet') (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT key_of(indicator, ref_area.code, other_area.code, sex, age, src_time) AS cell_key, indicator, ref_area.code AS ref_area, ref_area.iso3 AS ref_area_iso3, ref_area.name AS ref_area_name,
         other_area.code AS counterpart_area, other_area.iso3 AS counterpart_area_iso3,
         other_area.name AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp, 'M12' AS duration,
         '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         src_time AS time_period, CASE WHEN length(src_time) = 4 THEN 'A' ELSE 'M' END AS freq,
         sha256(cell_key) AS cell_id, x.collection, x.dataflow,
         CASE WHEN new_value IS DISTINCT FROM old_value THEN 'REVISED' ELSE 'STATUS' END AS revision_type,
         identify(cell_key, x.collection, x.dataflow, old_vintage, x.submission, old_copy) AS old_record, old_vintage,
         old_value::DOUBLE AS old_value, statuses(old_value, old_flag) AS old_status, 'F' AS old_conf_status,
         identify(cell_key, x.collection, x.dataflow, new_vintage, y.submission, new_copy) AS new_record, new_vintage,
         new_value::DOUBLE AS new_value, statuses(new_value, new_flag) AS new_status, 'F' AS new_conf_status,
         (new_value - old_value)::DOUBLE AS difference
  FROM (
    SELECT n.cell, n.row, n.older_copy AS old_copy, n.copy AS new_copy, y.indicator, y.ref, y.other, y.sex, y.age, y.src_time, x.vintage AS old_vintage,
           x.obs_value AS old_value, x.flag AS old_flag, x.file AS old_file, y.vintage AS new_vintage,
           y.obs_value AS new_value, y.flag AS new_flag, y.file AS new_file
    FROM edition n JOIN received y ON y.rowid = n.row JOIN received x ON x.rowid = n.older
    WHERE y.obs_value IS DISTINCT FROM x.obs_value OR y.flag IS DISTINCT FROM x.flag
    ORDER BY n.cell, n.collection_rank, n.vintage) q
  JOIN area ref_area ON ref_area.rank = q.ref JOIN area other_area ON other_area.rank = q.other JOIN file x ON x.file = q.old_file JOIN file y ON y.file = q.new_file)
TO (getvariable('out') || '/revisions/part.parquet') (FORMAT parquet, COMPRESSION zstd);
-- end

-- indicator

-- if keep
COPY (
  SELECT key_of(indicator, ref_area.code, other_area.code, sex, age, src_time) AS cell_key, ref_area.code AS ref_area, ref_area.iso3 AS ref_area_iso3, ref_area.name AS ref_area_name,
         other_area.code AS counterpart_area, other_area.iso3 AS counterpart_area_iso3,
         other_area.name AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp, 'M12' AS duration,
         '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         src_time AS time_period, CASE WHEN length(src_time) = 4 THEN 'A' ELSE 'M' END AS freq,
         obs_value::DOUBLE AS obs_value, statuses(obs_value, flag) AS obs_status, 'F' AS conf_status, collection, dataflow,
         vintage, sha256(cell_key) AS cell_id,
         identify(cell_key, collection, dataflow, vintage, submission, copy) AS record_id, role, decided_by,
         step::DOUBLE AS precision_step, 'NEAREST' AS round_mode, unit_mult, decimals, 0 AS conformity,
         'ADM' AS source_type, []::VARCHAR[] AS quality_flags, []::VARCHAR[] AS footnotes, 'Benchmark' AS provider,
         false AS published_detail, NULL::TIMESTAMP AS embargo_time, submission, submission AS file,
         (q.row - first) // columns + 2 AS line, src_indicator, src_ref_area, src_counterpart_area,
         NULL::VARCHAR AS src_pop_basis, NULL::VARCHAR AS src_citizenship_grp, NULL::VARCHAR AS src_duration,
         NULL::VARCHAR AS src_reason, src_sex, src_age, src_age_def, NULL::VARCHAR AS src_unit_measure, src_time,
         NULL::VARCHAR AS src_freq, src_value, src_flags, NULL::VARCHAR AS src_conf_status
  FROM (
    SELECT v.cell, v.row, v.role, v.decided_by, v.copy, r.* EXCLUDE (cell, roots, distance, tier, collection_rank)
    FROM verdict v JOIN received r ON r.rowid = v.row
    WHERE r.indicator = getvariable('indicator')
    ORDER BY v.cell, v.row) q
  JOIN area ref_area ON ref_area.rank = q.ref JOIN area other_area ON other_area.rank = q.other JOIN file ON file.file = q.file JOIN start ON start.file = q.file)
TO (getvariable('out') || '/obs_all/indicator=' || getvariable('indicator') || '/part.parquet')
  (FORMAT parquet, COMPRESSION zstd);
-- end

COPY (
  SELECT key_of(indicator, ref_area.code, other_area.code, sex, age, src_time) AS cell_key, ref_area.code AS ref_area, ref_area.iso3 AS ref_area_iso3, ref_area.name AS ref_area_name,
         other_area.code AS counterpart_area, other_area.iso3 AS counterpart_area_iso3,
         other_area.name AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp, 'M12' AS duration,
         '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         src_time AS time_period, CASE WHEN length(src_time) = 4 THEN 'A' ELSE 'M' END AS freq,
         obs_value::DOUBLE AS obs_value, statuses(obs_value, flag) AS obs_status, 'F' AS conf_status, f.collection,
         f.dataflow, vintage, sha256(cell_key) AS cell_id,
         identify(cell_key, f.collection, f.dataflow, vintage, f.submission, copy) AS record_id, record_id AS value_record,
         identify(cell_key, l.collection, l.dataflow, lead_vintage, l.submission, lead_copy) AS lead_record,
-- if keep
         n_current, n_origins, n_conflicts,
         CASE WHEN breaks AND flag IS DISTINCT FROM 'B' THEN ['B'] ELSE [] END AS obs_status_inherited,
-- end
         l.collection AS lead_collection, decided_by
  FROM (
    SELECT p.*, r.indicator, r.ref, r.other, r.sex, r.age, r.src_time, r.obs_value, r.flag
-- if keep
      , t.* EXCLUDE (cell)
-- end
    FROM preferred p JOIN received r ON r.rowid = p.row
-- if keep
    JOIN tally t ON t.cell = p.cell
-- end
    WHERE r.indicator = getvariable('indicator')
    ORDER BY p.cell) q
  JOIN area ref_area ON ref_area.rank = q.ref JOIN area other_area ON other_area.rank = q.other JOIN file f ON f.file = q.file JOIN file l ON l.file = q.lead_file)
TO (getvariable('out') || '/obs_resolved/indicator=' || getvariable('indicator') || '/part.parquet')
  (FORMAT parquet, COMPRESSION zstd);
