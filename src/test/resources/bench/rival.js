// The lead form of rival.sql in Polars: reads the files of an input without wide files, finds out which figure leads in each
// cell, and writes obs_resolved, sorted by cell key. It does less: no ids, labels of areas, roles, conflicts or revisions.
//
//   node rival.js JOB_FOLDER OUT_FOLDER AREAS_CSV
const fs = require('fs');
const path = require('path');
const pl = require('nodejs-polars').default;
const [job, out, areasFile] = process.argv.slice(2);
const { col, lit, when } = pl;

const days = (date) => Date.parse(date) / 86400000;
const table = (rows, names) => pl.DataFrame(Object.fromEntries(names.map((n, i) => [n, rows.map((r) => r[i])]))).lazy();
const string = (csv) => fs.readFileSync(csv, 'utf8').trim().split('\n').slice(1).map((line) => line.split(','));

// Code lists and registry
const areas = pl.readCSV(areasFile, { inferSchemaLength: 0 }).lazy()
  .filter(col('iso2').isNotNull().and(col('valid_to').isNull()).and(col('code').eq(col('base_code'))).and(col('in_m49').eq(lit('true'))))
  .sort('code').select('code', 'iso2', 'iso3').collectSync().withRowIndex('rank');
const areaCodes = (source) => areas.lazy().select(col(source).alias('source'), col('code'), col('rank').cast(pl.Float64));
const ages = [];
for (let a = 0; a < 90; a += 5) {
  const code = a === 85 ? 'Y_GE85' : `Y${a}T${a + 4}`;
  const names = a === 0 ? ['Y_LT5', '0-4', code] : a === 85 ? ['85+', code] : [`Y${a}-${a + 4}`, `${a}-${a + 4}`, code];
  names.forEach((source) => ages.push([source, code]));
}
const ageOrder = [...new Set(ages.map((a) => a[1]))].sort();
const age = table(ages.map(([s, c]) => [s, c, ageOrder.indexOf(c)]), ['age_source', 'age', 'age_rank']);
const flow = table([['IMM1CTZ', 'IMM', 1], ['EMI1CTZ', 'EMI', 0], ['B11', 'IMM', 1], ['B12', 'EMI', 0],
  ['Immigrants', 'IMM', 1], ['Emigrants', 'EMI', 0]], ['flow_source', 'indicator', 'flow_rank']);
const sex = table([['F', 'F', 0], ['M', 'M', 1], ['Female', 'F', 0], ['Male', 'M', 1]], ['sex_source', 'sex', 'sex_rank']);
const flag = table([['', '', 0], ['p', 'P', 1], ['e', 'E', 2], ['b', 'B', 0], ['P', 'P', 1], ['E', 'E', 2], ['B', 'B', 0],
  ['Final', '', 0], ['Provisional', 'P', 1], ['Estimate', 'E', 2], ['Break in series', 'B', 0]], ['flag_source', 'flag', 'tier']);
const NAMES = ['BENCH_ECE', 'BENCH_ESTAT', 'BENCH_IOM', 'BENCH_OECD', 'BENCH_UNSD'];

const parents = new Map();
string(path.join(job, 'derivations.csv')).forEach(([child, parent, area]) => {
  const key = `${child} ${area}`;
  parents.set(key, [...(parents.get(key) || []), parent]);
});
const bit = (name) => (name.startsWith('NSO_') ? 5 : NAMES.indexOf(name));
const roots = (name, area, distance) => {
  const up = parents.get(`${name} ${area}`) || [];
  return up.length ? up.flatMap((p) => roots(p, area, distance + 1)) : [[bit(name), distance]];
};
const origins = [];
NAMES.forEach((name, rank) => areas.getColumn('code').toArray().forEach((area) => {
  const found = roots(name, area, 0);
  origins.push([rank, area, Math.min(...found.map((r) => r[1])), found[0][0]]);
}));
const origin = table(origins, ['collection', 'ref_area', 'distance', 'root']);

// Rows to observations
const read = (pattern, sep, names) => pl.scanCSV(path.join(job, 'input', pattern),
  { sep, inferSchemaLength: 0, missingUtf8IsEmptyString: true }).select(...names.map(([from, to]) => col(from).alias(to)));
const estat = [['indic', 'f'], ['geo', 'r'], ['citizen', 'o'], ['sex', 's'], ['age', 'a'], ['time', 'time_period'],
  ['value', 'v'], ['flags', 'g']];
const sdmx = [['MEASURE', 'f'], ['REF_AREA', 'r'], ['CITIZENSHIP', 'o'], ['SEX', 's'], ['AGE', 'a'],
  ['TIME_PERIOD', 'time_period'], ['OBS_VALUE', 'v'], ['OBS_STATUS', 'g'], ['UNIT_MULT', 'm'], ['DECIMALS', 'd']];
const yearbook = [['Flow', 'f'], ['Area code', 'r'], ['Citizenship code', 'o'], ['Sex', 's'], ['Age', 'a'],
  ['Year', 'time_period'], ['Value', 'v'], ['Status', 'g']];
const tables = [
  ['estat/flows_2022', ',', estat, 'iso2', 1, '2022-03-01'], ['estat/flows_2024', ',', estat, 'iso2', 1, '2024-03-01'],
  ['sdmx/oecd', ',', sdmx, 'iso3', 3, '2022-12-01'], ['sdmx/ece', ',', sdmx, 'iso3', 0, '2023-09-01'],
  ['yearbook/unsd', ';', yearbook, 'code', 4, '2023-01-15'], ['yearbook/iom', ';', yearbook, 'code', 2, '2024-06-15']];
const there = (prefix) => fs.readdirSync(path.join(job, 'input', path.dirname(prefix))).some((f) => f.startsWith(path.basename(prefix)));
const number = (name) => col(name).cast(pl.Float64, false);
const received = pl.concat(tables.filter((t) => there(t[0])).map(([prefix, sep, names, source, collection, vintage]) => {
  let rows = read(`${prefix}*.csv`, sep, names);
  rows = names === sdmx
    ? rows.withColumns(when(col('m').eq(lit('3'))).then(lit(1000)).otherwise(lit(1)).cast(pl.Float64).alias('scale'),
      when(col('d').eq(lit('1'))).then(lit(100)).otherwise(lit(1)).cast(pl.Float64).alias('step'))
    : rows.withColumns(lit(1).cast(pl.Float64).alias('scale'), lit(1).cast(pl.Float64).alias('step'));
  const areaRef = areaCodes(source).rename({ source: 'r', code: 'ref_area', rank: 'ref' });
  const areaOther = areaCodes(source).rename({ source: 'o', code: 'counterpart_area', rank: 'other' });
  return rows.join(areaRef, { on: 'r' }).join(areaOther, { on: 'o' })
    .join(flow, { leftOn: 'f', rightOn: 'flow_source' }).join(sex, { leftOn: 's', rightOn: 'sex_source' })
    .join(age, { leftOn: 'a', rightOn: 'age_source' }).join(flag, { leftOn: 'g', rightOn: 'flag_source' })
    .withColumns(number('v').mul(col('scale')).round(4).alias('value'), lit(collection).cast(pl.Float64).alias('collection'),
      lit(days(vintage)).cast(pl.Float64).alias('vintage'), number('time_period').alias('time'))
    .select('indicator', 'ref_area', 'counterpart_area', 'sex', 'age', 'time_period', 'value', 'step', 'tier', 'flag',
      'collection', 'vintage',
      col('flow_rank').mul(lit(512)).add(col('ref')).mul(lit(512)).add(col('other')).mul(lit(2)).add(col('sex_rank'))
        .mul(lit(32)).add(col('age_rank')).mul(lit(4096)).add(col('time')).cast(pl.Int64).alias('cell'));
})).join(origin, { on: ['collection', 'ref_area'] });

// One row of those that a submission repeats, none if they differ; then the newest vintage
const same = ['cell', 'collection', 'vintage'];
const compatible = (x, xStep, y, yStep) => {
  const step = when(col(xStep).gt(col(yStep))).then(col(xStep)).otherwise(col(yStep));
  return col(x).sub(col(y)).abs().mul(lit(2)).ltEq(when(step.gt(lit(1))).then(step).otherwise(lit(0)));
};
const once = received
  .withColumns(col('value').min().over(...same).alias('least'), col('value').max().over(...same).alias('most'),
    col('value').count().over(...same).alias('values'), col('cell').count().over(...same).alias('rows'))
  .filter(col('values').eq(lit(0)).or(col('values').eq(col('rows')).and(col('least').eq(col('most')))))
  .unique({ subset: same, keep: 'first', maintainOrder: false });
const present = once.withColumns(col('vintage').max().over('cell', 'collection').alias('newest'))
  .filter(col('vintage').eq(col('newest'))).collectSync().withRowIndex('row').lazy();

// Rank
const stale = present.filter(col('value').isNotNull()).select('cell', 'row', 'root', 'vintage', 'value', 'step')
  .join(present.filter(col('distance').ltEq(lit(1)).and(col('value').isNotNull())).select('cell', 'root', 'vintage', 'value', 'step'),
    { on: ['cell', 'root'], suffix: '_by' })
  .filter(col('vintage_by').gt(col('vintage').add(lit(365))).and(compatible('value_by', 'step_by', 'value', 'step').not()))
  .select('row').unique().withColumns(lit(1).alias('stale'));
const ranked = present.join(stale, { on: 'row', how: 'left' })
  .withColumns(col('stale').fillNull(lit(0)).alias('stale'), col('value').isNull().alias('none'),
    col('vintage').mul(lit(-1)).alias('age_of'))
  .sort(['cell', 'none', 'tier', 'stale', 'distance', 'age_of', 'step', 'collection'])
  .withColumns(col('row').cumCount().over('cell').alias('place')).collectSync().lazy();
const least = ranked.select(col('place').min()).collectSync().row(0)[0];
const lead = ranked.filter(col('place').eq(lit(least)));
const second = ranked.filter(col('place').eq(lit(least + 1))).select('cell', 'tier', 'stale', 'distance', 'vintage', 'step', 'none');
const leading = lead.select('cell', 'root', 'tier', 'stale', 'step', 'value', 'collection', 'distance', 'vintage', 'none');
const finer = ranked.join(leading, { on: ['cell', 'root', 'tier', 'stale'], suffix: '_lead' })
  .filter(col('step').lt(col('step_lead')).and(compatible('value', 'step', 'value_lead', 'step_lead')))
  .sort(['cell', 'step', 'place']).groupBy('cell').agg(col('row').first().alias('finer'));
const differs = (name, code, otherwise) => when(col(name).neq(col(`${name}_2`))).then(lit(code)).otherwise(otherwise);
const decided = leading.join(second, { on: 'cell', how: 'left', suffix: '_2' }).join(finer, { on: 'cell', how: 'left' })
  .join(lead.select(col('cell'), col('row').alias('lead_row')), { on: 'cell' })
  .withColumns(
    when(col('tier_2').isNull().or(col('none').neq(col('none_2')))).then(lit('SINGLE')).otherwise(
      differs('tier', 'STATUS', differs('stale', 'STALE', differs('distance', 'DISTANCE',
        differs('vintage', 'VINTAGE', differs('step', 'PRECISION', lit('COLLECTION')))))))
      .alias('decided_by'),
    col('collection').alias('lead_collection'),
    when(col('finer').isNull()).then(col('lead_row')).otherwise(col('finer')).alias('row'))
  .select('row', 'decided_by', 'lead_collection');
const names = table(NAMES.map((n, i) => [i, n]), ['rank', 'name']);
const resolved = ranked.join(decided, { on: 'row' }).sort('cell')
  .join(names, { leftOn: 'collection', rightOn: 'rank' }).rename({ name: 'collection_name' })
  .join(names, { leftOn: 'lead_collection', rightOn: 'rank' }).rename({ name: 'lead_name' })
  .sort('cell')
  .select(
    pl.concatString([col('indicator'), col('ref_area'), col('counterpart_area'), lit('COC._T.M12._T'), col('sex'), col('age'),
      lit('COMPLET.PS.PER'), col('time_period')], '.').alias('cell_key'),
    col('indicator'), col('ref_area'), col('counterpart_area'), col('sex'), col('age'), col('time_period'),
    col('value').alias('obs_value'), col('collection_name').alias('collection'), col('decided_by'),
    col('lead_name').alias('lead_collection'))
  .collectSync();

// Writing
const first = path.join(out, 'un');
['EMI', 'IMM'].forEach((indicator) => {
  const folder = path.join(first, 'obs_resolved', `indicator=${indicator}`);
  fs.mkdirSync(folder, { recursive: true });
  resolved.filter(col('indicator').eq(lit(indicator))).drop('indicator')
    .writeParquet(path.join(folder, 'part.parquet'), { compression: 'zstd' });
});
['iom', 'joint'].forEach((tier) => fs.cpSync(first, path.join(out, tier), { recursive: true }));
