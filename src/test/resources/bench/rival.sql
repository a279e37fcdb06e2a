-- The rival of the benchmark: the joint run in DuckDB SQL, on the files that GenerateJob wrote.
--
-- It does what migstat does with these three collections: reads the files, maps codes, makes keys and ids, finds
-- duplicates in a submission, takes the newest vintage and lists revisions, ranks, refines, gives every record a role,
-- lists conflicts and writes obs_all, obs_resolved, conflicts and revisions as Parquet (zstd), sorted by cell key.
-- It does less than migstat in this, all to its advantage: no checks of the rows, no quarantine files, no ledger, no
-- manifest with hashes, no fsync, rounding to the nearest only, duplicates of a submission numbered as they stand.
--
-- Run by DuckDbRival, which sets the variables job (folder of GenerateJob), areas (schemas/codelists/areas.csv), out (folder
-- of a tier) and indicator. It runs the statements up to the line "-- tier" once, those up to "-- indicator" for each tier
-- and the rest for each tier and indicator; PARTITION_BY takes twice the memory and does not keep the order of the rows:
--
--   mvn -B test-compile
--   java -cp target/test-classes:DUCKDB_JDBC_JAR org.migstat.bench.DuckDbRival JOB_FOLDER OUT_FOLDER [copy|write] [THREADS]
--
-- How to measure is said in GenerateJob.

-- Code lists and registry ------------------------------------------------------------------------------------------

CREATE TABLE area AS
SELECT code, name, iso2, iso3
FROM read_csv(getvariable('areas'), all_varchar = true)
WHERE iso2 IS NOT NULL AND valid_to IS NULL AND code = base_code AND in_m49 = 'true';

CREATE TABLE age AS
SELECT unnest([format('Y{}-{}', a, a + 4), format('Y{}T{}', a, a + 4), format('{}-{}', a, a + 4)]) AS source,
       format('Y{}T{}', a, a + 4) AS code
FROM range(5, 85, 5) t(a)
UNION ALL
VALUES ('Y_LT5', 'Y0T4'), ('Y0T4', 'Y0T4'), ('0-4', 'Y0T4'), ('Y_GE85', 'Y_GE85'), ('85+', 'Y_GE85');

CREATE TABLE flow AS
FROM (VALUES ('IMM1CTZ', 'IMM'), ('EMI1CTZ', 'EMI'), ('B11', 'IMM'), ('B12', 'EMI'), ('Immigrants', 'IMM'),
  ('Emigrants', 'EMI')) t(source, code);

CREATE TABLE flag AS
FROM (VALUES (NULL, NULL, 0), ('p', 'P', 1), ('e', 'E', 2), ('b', 'B', 0), ('P', 'P', 1), ('E', 'E', 2), ('B', 'B', 0),
  ('Final', NULL, 0), ('Provisional', 'P', 1), ('Estimate', 'E', 2), ('Break in series', 'B', 0)) t(source, code, tier);

CREATE TABLE derivation AS
SELECT child, parent, ref_area FROM read_csv(getvariable('job') || '/derivations.csv', all_varchar = true);

-- Every ancestor of a collection in an area with its distance; the collection itself has distance 0.
CREATE TABLE ancestor AS
WITH RECURSIVE up(collection, ref_area, ancestor, distance) AS (
  SELECT c.collection, a.code, c.collection, 0
  FROM area a, (VALUES ('BENCH_ESTAT'), ('BENCH_OECD'), ('BENCH_UNSD')) c(collection)
  UNION ALL
  SELECT u.collection, u.ref_area, d.parent, u.distance + 1
  FROM up u JOIN derivation d ON d.child = u.ancestor AND d.ref_area = u.ref_area)
FROM up;

CREATE TABLE origin AS
SELECT collection, ref_area, list(ancestor ORDER BY ancestor) AS roots, min(distance) AS distance
FROM ancestor a
WHERE NOT EXISTS (FROM derivation d WHERE d.child = a.ancestor AND d.ref_area = a.ref_area)
GROUP BY ALL;

-- Rows to observations ---------------------------------------------------------------------------------------------

CREATE TABLE received AS
WITH estat AS (
  SELECT indic AS src_indicator, geo AS src_ref_area, citizen AS src_counterpart_area, sex AS src_sex, age AS src_age,
         agedef AS src_age_def, time AS src_time, value AS src_value, flags AS src_flags,
         i.code AS indicator, r.code AS ref_area, o.code AS counterpart_area, sex, g.code AS age,
         try_cast(nullif(value, ':') AS DECIMAL(18, 4)) AS obs_value, 0 AS unit_mult, NULL::INTEGER AS decimals,
         f.code AS flag, f.tier AS flag_tier,
         'BENCH_ESTAT' AS collection, 'FLOWS' AS dataflow,
         regexp_extract(filename, '_(\d{4}-\d{2}-\d{2})', 1)::TIMESTAMP AS vintage, filename
  FROM read_csv(getvariable('job') || '/input/estat/*.csv', delim = ',', header = true, filename = true, columns = {
         indic: 'VARCHAR', agedef: 'VARCHAR', citizen: 'VARCHAR', age: 'VARCHAR', sex: 'VARCHAR', unit: 'VARCHAR',
         geo: 'VARCHAR', time: 'VARCHAR', value: 'VARCHAR', flags: 'VARCHAR'}) s
  LEFT JOIN flow i ON i.source = s.indic
  LEFT JOIN area r ON r.iso2 = s.geo
  LEFT JOIN area o ON o.iso2 = s.citizen
  LEFT JOIN age g ON g.source = s.age
  LEFT JOIN flag f ON f.source IS NOT DISTINCT FROM s.flags),
oecd AS (
  SELECT "MEASURE", s."REF_AREA", "CITIZENSHIP", "SEX", s."AGE", NULL, "TIME_PERIOD", "OBS_VALUE", "OBS_STATUS",
         i.code, r.code, o.code, "SEX", g.code,
         ("OBS_VALUE"::DECIMAL(18, 4) * (10 ** "UNIT_MULT"::INTEGER)::DECIMAL(9, 0))::DECIMAL(18, 4),
         "UNIT_MULT"::INTEGER, "DECIMALS"::INTEGER,
         f.code, f.tier,
         'BENCH_OECD', 'MIG', TIMESTAMP '2022-12-01', filename
  FROM read_csv(getvariable('job') || '/input/oecd/*.csv', delim = ',', header = true, filename = true, columns = {
         "REF_AREA": 'VARCHAR', "MEASURE": 'VARCHAR', "CITIZENSHIP": 'VARCHAR', "SEX": 'VARCHAR', "AGE": 'VARCHAR',
         "TIME_PERIOD": 'VARCHAR', "OBS_VALUE": 'VARCHAR', "OBS_STATUS": 'VARCHAR', "UNIT_MULT": 'VARCHAR',
         "DECIMALS": 'VARCHAR'}) s
  LEFT JOIN flow i ON i.source = s."MEASURE"
  LEFT JOIN area r ON r.iso3 = s."REF_AREA"
  LEFT JOIN area o ON o.iso3 = s."CITIZENSHIP"
  LEFT JOIN age g ON g.source = s."AGE"
  LEFT JOIN flag f ON f.source IS NOT DISTINCT FROM s."OBS_STATUS"),
unsd AS (
  SELECT "Flow", "Area code", "Citizenship code", "Sex", "Age", NULL, "Year", "Value", "Status",
         i.code, r.code, o.code, CASE "Sex" WHEN 'Female' THEN 'F' WHEN 'Male' THEN 'M' END, g.code,
         try_cast(nullif("Value", '...') AS DECIMAL(18, 4)), 0, NULL,
         f.code, f.tier,
         'BENCH_UNSD', 'DYB', "Last update"::TIMESTAMP, filename
  FROM read_csv(getvariable('job') || '/input/unsd/*.csv', delim = ';', header = true, filename = true, columns = {
         "Area code": 'VARCHAR', "Flow": 'VARCHAR', "Citizenship code": 'VARCHAR', "Sex": 'VARCHAR', "Age": 'VARCHAR',
         "Year": 'VARCHAR', "Value": 'VARCHAR', "Status": 'VARCHAR', "Last update": 'VARCHAR'}) s
  LEFT JOIN flow i ON i.source = s."Flow"
  LEFT JOIN area r ON r.code = s."Area code"
  LEFT JOIN area o ON o.code = s."Citizenship code"
  LEFT JOIN age g ON g.source = s."Age"
  LEFT JOIN flag f ON f.source IS NOT DISTINCT FROM s."Status")
SELECT *,
       concat_ws('.', indicator, ref_area, counterpart_area, 'COC', '_T', 'M12', '_T', sex, age, 'COMPLET', 'PS', 'PER',
         src_time) AS cell_key,
       greatest(10 ** (unit_mult - coalesce(decimals, 0)), 1)::DECIMAL(18, 4) AS precision_step,
       CASE WHEN obs_value IS NULL AND flag IS NULL THEN ['O'] WHEN obs_value IS NULL THEN list_sort([flag, 'O'])
         WHEN flag IS NULL THEN ['A'] ELSE [flag] END AS obs_status,
       substr(filename, length(getvariable('job')) + 8) AS submission
FROM (FROM estat UNION ALL FROM oecd UNION ALL FROM unsd);

-- The table keeps the order of the files, so the row number tells the line: one header line, numbers from 1.
CREATE TABLE file AS
SELECT (row_number() OVER (ORDER BY submission))::INTEGER AS file, submission, before
FROM (SELECT submission, min(rowid) - 2 AS before FROM received GROUP BY submission);

-- Cells in the order of their keys, so that an integer sorts, groups and joins for the key.
CREATE TABLE cell AS
SELECT (row_number() OVER (ORDER BY cell_key))::INTEGER AS cell, *
FROM (SELECT cell_key, first(indicator) AS indicator, first(ref_area) AS ref_area,
             first(counterpart_area) AS counterpart_area, first(sex) AS sex, first(age) AS age,
             first(src_time) AS time_period
      FROM received GROUP BY cell_key);

-- Claims, and duplicates inside a submission -----------------------------------------------------------------------

CREATE MACRO compatible(x, x_step, y, y_step) AS abs(x - y) * 2 <= CASE WHEN greatest(x_step, y_step) > 1
  THEN greatest(x_step, y_step) ELSE 0 END;

CREATE TABLE claim AS
SELECT r.rowid AS row, c.cell, r.collection, r.dataflow, r.vintage, f.file, r.obs_value AS value,
       r.precision_step AS step, r.flag_tier AS tier, r.ref_area
FROM received r JOIN cell c USING (cell_key) JOIN file f USING (submission);

-- Which row of a submission repeats another: its number in the order of lines, and whether the values differ.
CREATE TABLE repeated AS
WITH twice AS (
  SELECT cell, collection, dataflow, vintage, file FROM claim GROUP BY ALL HAVING count(*) > 1)
SELECT row, row_number() OVER (same ORDER BY row) - 1 AS copy,
       min(value) OVER same IS DISTINCT FROM max(value) OVER same OR count(value) OVER same BETWEEN 1 AND count(*) OVER same - 1
         AS differ
FROM claim JOIN twice USING (cell, collection, dataflow, vintage, file)
WINDOW same AS (PARTITION BY cell, collection, dataflow, vintage, file);

-- Vintages: 1 is current; older is the record that it replaces.
CREATE TABLE edition AS
SELECT m.*, row_number() OVER newest AS edition, lead(row) OVER newest AS older
FROM claim m ANTI JOIN (FROM repeated WHERE differ OR copy > 0) USING (row)
WINDOW newest AS (PARTITION BY cell, collection, dataflow ORDER BY vintage DESC, file DESC);

-- Rank -------------------------------------------------------------------------------------------------------------
-- Hold and conformity are the same for all records here; no two current records of a cell share collection and dataflow.

CREATE TABLE kin AS
SELECT a.ref_area, a.collection, b.collection AS other
FROM origin a JOIN origin b USING (ref_area) WHERE list_has_any(a.roots, b.roots);

CREATE TABLE present AS
SELECT e.* EXCLUDE (edition, older), o.distance
FROM edition e JOIN origin o USING (collection, ref_area)
WHERE e.edition = 1;

CREATE TABLE stale AS
SELECT DISTINCT r.row
FROM present r JOIN present o USING (cell)
JOIN kin k ON k.ref_area = r.ref_area AND k.collection = r.collection AND k.other = o.collection
WHERE o.distance <= 1 AND o.vintage > r.vintage + INTERVAL 365 DAY AND NOT compatible(o.value, o.step, r.value, r.step);

CREATE TABLE candidate AS
SELECT p.*, s.row IS NOT NULL AS stale,
       row_number() OVER (PARTITION BY cell ORDER BY value IS NULL, tier, s.row IS NOT NULL, distance, vintage DESC, step,
         collection, dataflow) AS place
FROM present p LEFT JOIN stale s USING (row);

-- The finer figure of the same origin that the lead may be a rounding of.
CREATE TABLE finer AS
SELECT cell, arg_min(c.row, (c.step, c.place)) AS row
FROM candidate c JOIN candidate l USING (cell)
JOIN kin k ON k.ref_area = c.ref_area AND k.collection = c.collection AND k.other = l.collection
WHERE l.place = 1 AND c.step < l.step AND c.tier = l.tier AND c.stale = l.stale
  AND compatible(c.value, c.step, l.value, l.step)
GROUP BY cell;

CREATE TABLE preferred AS
SELECT p.cell, p.row, p.collection, p.dataflow, p.vintage, p.file, p.value, p.step, p.tier,
       l.collection AS lead_collection, l.dataflow AS lead_dataflow, l.vintage AS lead_vintage, l.file AS lead_file,
       CASE WHEN r.row IS NULL THEN 'SINGLE'
         WHEN l.tier <> r.tier THEN 'STATUS'
         WHEN l.stale <> r.stale THEN 'STALE'
         WHEN l.distance <> r.distance THEN 'DISTANCE'
         WHEN l.vintage <> r.vintage THEN 'VINTAGE'
         WHEN l.step <> r.step THEN 'PRECISION'
         WHEN l.collection <> r.collection THEN 'COLLECTION'
         ELSE 'DATAFLOW' END AS decided_by
FROM candidate l
LEFT JOIN candidate r ON r.cell = l.cell AND r.place = 2 AND (r.value IS NULL) = (l.value IS NULL)
LEFT JOIN finer f ON f.cell = l.cell
JOIN candidate p ON p.row = coalesce(f.row, l.row)
WHERE l.place = 1;

-- Copies of a figure that their source has since revised.
CREATE TABLE copied AS
SELECT DISTINCT r.row
FROM present r
JOIN edition s USING (cell)
JOIN ancestor a ON a.collection = r.collection AND a.ref_area = r.ref_area AND a.ancestor = s.collection
WHERE s.edition > 1 AND a.distance > 0 AND compatible(r.value, r.step, s.value, s.step);

-- Roles ------------------------------------------------------------------------------------------------------------

CREATE TABLE verdict AS
SELECT m.row, m.cell, m.file, coalesce(d.copy, 0) AS copy, p.decided_by,
       CASE WHEN d.differ THEN 'QUARANTINED'
         WHEN d.copy > 0 THEN 'DUP_SUBMISSION'
         WHEN c.row IS NULL THEN 'SUPERSEDED'
         WHEN c.row = p.row THEN 'PREFERRED'
         WHEN c.value IS NULL THEN 'MISSING_ALT'
         WHEN c.value = p.value THEN 'EXACT_DUP'
         WHEN compatible(c.value, c.step, p.value, p.step) THEN 'ROUNDED_DUP'
         WHEN s.row IS NOT NULL THEN 'STALE_DUP'
         ELSE 'ALTERNATIVE' END AS role
FROM claim m
LEFT JOIN repeated d USING (row)
LEFT JOIN present c USING (row)
LEFT JOIN preferred p ON p.cell = m.cell
LEFT JOIN copied s ON s.row = m.row;

CREATE TABLE tally AS
SELECT cell, count(*) AS n_current, count(*) FILTER (role = 'ALTERNATIVE') AS n_conflicts,
       len(list_distinct(coalesce(flatten(list(roots) FILTER (value IS NOT NULL)), []))) AS n_origins
FROM present JOIN verdict USING (row, cell) JOIN origin USING (collection, ref_area)
GROUP BY cell;

-- Writing ----------------------------------------------------------------------------------------------------------
-- Labels are ENUMs, and constants and hashes come after the sort, so that the sort carries little.

CREATE MACRO identify(cell_key, collection, dataflow, vintage, submission, copy) AS
  sha256(concat_ws('|', cell_key, collection, dataflow, vintage, submission, copy));

CREATE TYPE area_iso3 AS ENUM (SELECT iso3 FROM area);
CREATE TYPE area_name AS ENUM (SELECT name FROM area);

CREATE VIEW place AS
SELECT c.*, r.iso3::area_iso3 AS ref_area_iso3, r.name::area_name AS ref_area_name,
       o.iso3::area_iso3 AS counterpart_area_iso3, o.name::area_name AS counterpart_area_name
FROM cell c JOIN area r ON r.code = c.ref_area JOIN area o ON o.code = c.counterpart_area;

-- tier

COPY (
  SELECT cell_key, indicator, ref_area, ref_area_iso3::VARCHAR AS ref_area_iso3, ref_area_name::VARCHAR AS ref_area_name,
         counterpart_area, counterpart_area_iso3::VARCHAR AS counterpart_area_iso3,
         counterpart_area_name::VARCHAR AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp,
         'M12' AS duration, '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         time_period, 'A' AS freq, sha256(cell_key) AS cell_id,
         identify(cell_key, preferred_collection, preferred_dataflow, preferred_vintage, preferred_submission, 0)
           AS preferred_record,
         preferred_collection, preferred_dataflow, preferred_vintage, preferred_value::DOUBLE AS preferred_value,
         preferred_status, 'F' AS preferred_conf_status,
         identify(cell_key, other_collection, other_dataflow, other_vintage, other_submission, 0) AS other_record,
         other_collection, other_dataflow, other_vintage, other_value::DOUBLE AS other_value, other_status,
         'F' AS other_conf_status, abs(preferred_value - other_value)::DOUBLE AS abs_diff,
         abs_diff / greatest(abs(preferred_value), abs(other_value))::DOUBLE AS rel_diff, conflict_type,
         CASE WHEN rel_diff <= 0.01 THEN 'MINOR' WHEN rel_diff <= 0.10 THEN 'MODERATE' ELSE 'MAJOR' END AS severity,
         decided_by
  FROM (
    SELECT k.*, p.collection AS preferred_collection, p.dataflow AS preferred_dataflow, p.vintage AS preferred_vintage,
           x.submission AS preferred_submission, p.value AS preferred_value, x.obs_status AS preferred_status,
           o.collection AS other_collection, o.dataflow AS other_dataflow, o.vintage AS other_vintage,
           y.submission AS other_submission, o.value AS other_value, y.obs_status AS other_status, p.decided_by,
           CASE WHEN (p.tier <= 1) <> (o.tier <= 1) THEN 'EST_VS_REP'
             WHEN p.tier >= 2 THEN 'EST_VS_EST'
             WHEN p.tier <> o.tier THEN 'PROV_VS_FINAL'
             WHEN p.collection = o.collection THEN 'INTRA_COLLECTION'
             ELSE 'VALUE' END AS conflict_type
    FROM verdict v JOIN present o USING (row) JOIN received y ON y.rowid = v.row
    JOIN preferred p ON p.cell = v.cell JOIN received x ON x.rowid = p.row
    JOIN place k ON k.cell = v.cell
    WHERE v.role = 'ALTERNATIVE'
    ORDER BY v.cell, v.row))
TO (getvariable('out') || '/conflicts.parquet') (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT cell_key, indicator, ref_area, ref_area_iso3::VARCHAR AS ref_area_iso3, ref_area_name::VARCHAR AS ref_area_name,
         counterpart_area, counterpart_area_iso3::VARCHAR AS counterpart_area_iso3,
         counterpart_area_name::VARCHAR AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp,
         'M12' AS duration, '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         time_period, 'A' AS freq, sha256(cell_key) AS cell_id, collection, dataflow,
         CASE WHEN new_value IS DISTINCT FROM old_value THEN 'REVISED' ELSE 'STATUS' END AS revision_type,
         identify(cell_key, collection, dataflow, old_vintage, old_submission, 0) AS old_record, old_vintage,
         old_value::DOUBLE AS old_value, old_status, 'F' AS old_conf_status,
         identify(cell_key, collection, dataflow, new_vintage, new_submission, 0) AS new_record, new_vintage,
         new_value::DOUBLE AS new_value, new_status, 'F' AS new_conf_status,
         (r.new_value - r.old_value)::DOUBLE AS difference
  FROM (
    SELECT k.*, n.collection, n.dataflow, o.vintage AS old_vintage, x.submission AS old_submission, o.value AS old_value,
           x.obs_status AS old_status, n.vintage AS new_vintage, y.submission AS new_submission, n.value AS new_value,
           y.obs_status AS new_status
    FROM edition n JOIN edition o ON o.row = n.older
    JOIN received y ON y.rowid = n.row JOIN received x ON x.rowid = o.row
    JOIN place k ON k.cell = n.cell
    WHERE n.value IS DISTINCT FROM o.value OR y.obs_status <> x.obs_status
    ORDER BY n.cell, n.collection, n.dataflow, n.vintage) r)
TO (getvariable('out') || '/revisions.parquet') (FORMAT parquet, COMPRESSION zstd);

-- indicator

COPY (
  SELECT cell_key, ref_area, ref_area_iso3::VARCHAR AS ref_area_iso3, ref_area_name::VARCHAR AS ref_area_name,
         counterpart_area, counterpart_area_iso3::VARCHAR AS counterpart_area_iso3,
         counterpart_area_name::VARCHAR AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp,
         'M12' AS duration, '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         time_period, 'A' AS freq, obs_value::DOUBLE AS obs_value, obs_status, 'F' AS conf_status, collection, dataflow,
         vintage, sha256(cell_key) AS cell_id,
         identify(cell_key, collection, dataflow, vintage, submission, copy) AS record_id, role, decided_by,
         precision_step::DOUBLE AS precision_step, 'NEAREST' AS round_mode, unit_mult, decimals, 0 AS conformity,
         'ADM' AS source_type, []::VARCHAR[] AS quality_flags, []::VARCHAR[] AS footnotes, 'Benchmark' AS provider,
         false AS published_detail, NULL::TIMESTAMP AS embargo_time, submission,
         regexp_extract(submission, '[^/]*$') AS file, line, NULL::VARCHAR AS column_name, src_indicator, src_ref_area,
         src_counterpart_area, NULL::VARCHAR AS src_pop_basis, NULL::VARCHAR AS src_citizenship_grp,
         NULL::VARCHAR AS src_duration, NULL::VARCHAR AS src_reason, src_sex, src_age, src_age_def,
         NULL::VARCHAR AS src_unit_measure, src_time, NULL::VARCHAR AS src_freq, src_value, src_flags,
         NULL::VARCHAR AS src_conf_status
  FROM (
    SELECT k.* EXCLUDE (indicator), v.role, v.decided_by, v.copy, v.row - f.before AS line, f.submission, r.obs_value,
           r.obs_status, r.collection, r.dataflow, r.vintage, r.precision_step, r.unit_mult, r.decimals, r.src_indicator,
           r.src_ref_area, r.src_counterpart_area, r.src_sex, r.src_age, r.src_age_def, r.src_time, r.src_value,
           r.src_flags
    FROM verdict v JOIN received r ON r.rowid = v.row JOIN file f ON f.file = v.file JOIN place k ON k.cell = v.cell
    WHERE k.indicator = getvariable('indicator')
    ORDER BY v.cell, v.row))
TO (getvariable('out') || '/obs_all/indicator=' || getvariable('indicator') || '/part.parquet')
  (FORMAT parquet, COMPRESSION zstd);

COPY (
  SELECT cell_key, ref_area, ref_area_iso3::VARCHAR AS ref_area_iso3, ref_area_name::VARCHAR AS ref_area_name,
         counterpart_area, counterpart_area_iso3::VARCHAR AS counterpart_area_iso3,
         counterpart_area_name::VARCHAR AS counterpart_area_name, 'COC' AS pop_basis, '_T' AS citizenship_grp,
         'M12' AS duration, '_T' AS reason, sex, age, 'COMPLET' AS age_def, 'PS' AS unit_measure, 'PER' AS time_type,
         time_period, 'A' AS freq, value::DOUBLE AS obs_value, obs_status, 'F' AS conf_status, collection, dataflow,
         vintage, sha256(cell_key) AS cell_id,
         identify(cell_key, collection, dataflow, vintage, submission, 0) AS record_id, record_id AS value_record,
         identify(cell_key, lead_collection, lead_dataflow, lead_vintage, lead_submission, 0) AS lead_record,
         lead_collection, decided_by, n_current, n_origins, n_conflicts, []::VARCHAR[] AS obs_status_inherited
  FROM (
    SELECT k.* EXCLUDE (indicator, cell), p.*, t.* EXCLUDE (cell), r.obs_status, f.submission, l.submission AS lead_submission
    FROM preferred p JOIN tally t ON t.cell = p.cell JOIN place k ON k.cell = p.cell JOIN received r ON r.rowid = p.row
    JOIN file f ON f.file = p.file JOIN file l ON l.file = p.lead_file
    WHERE k.indicator = getvariable('indicator')
    ORDER BY p.cell))
TO (getvariable('out') || '/obs_resolved/indicator=' || getvariable('indicator') || '/part.parquet')
  (FORMAT parquet, COMPRESSION zstd);
