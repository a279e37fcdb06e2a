package org.migstat.bench;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes the input of the benchmark: three invented collections that overlap, with their definitions and a job, so that
 * migstat and {@code src/test/resources/bench/rival.sql} do the same work on the same files.
 *
 * <pre>
 * mvn -B test-compile
 * java -cp target/test-classes org.migstat.bench.GenerateJob DIRECTORY ROWS FILES
 * java -cp target/test-classes org.migstat.bench.GenerateJob /var/tmp/bench/1m 1000000 200
 * ./migstat run /var/tmp/bench/1m/job.yaml --output /var/tmp/bench/1m/out
 * </pre>
 *
 * <p>{@code DIRECTORY} gets {@code job.yaml}, {@code collections/}, {@code policy/}, {@code input/} and {@code
 * derivations.csv}, the registry once more for the rival. The same arguments give the same bytes.
 *
 * <p>What the rows are: immigration and emigration by citizenship, sex, five-year age band and year of 60 reporting
 * areas, three rows to a cell on average. BENCH_ESTAT comes in two vintages, BENCH_OECD republishes it, BENCH_UNSD is a
 * copy of the national figure for half of the areas and a producer of its own for the others. Of the rows that stand
 * beside the newest BENCH_ESTAT three in four are equal, 15 % rounded to hundreds, the others different, some because they
 * copy the older vintage. Seven in a hundred carry a flag, two have no value, one in a thousand is delivered twice, one in
 * ten thousand contradicts itself. There are no totals, so no table rule demotes a record: the rival has no such rules.
 *
 * <p>How to measure: runs of the two in turn, never one after the other's series; the whole process by {@code
 * /usr/bin/time -v} (wall, user and system time, maximum resident set); medians of at least five pairs, and the ratio
 * pair by pair.
 */
public final class GenerateJob {
  /** Years of a series, from {@link #FIRST_YEAR}. */
  private static final int YEARS = 15;

  private static final int FIRST_YEAR = 2005;
  private static final int BANDS = 18;
  private static final int REPORTING = 60;
  private static final long SEED = 20160919;

  /** ISO alpha-2, alpha-3 and M49 of the areas; every second one reports. */
  private static final String[] AREAS =
      """
          AF:AFG:004 AO:AGO:024 AL:ALB:008 AE:ARE:784 AR:ARG:032 AM:ARM:051 AU:AUS:036
          AT:AUT:040 AZ:AZE:031 BI:BDI:108 BE:BEL:056 BD:BGD:050 BG:BGR:100 BH:BHR:048
          BA:BIH:070 BY:BLR:112 BO:BOL:068 BR:BRA:076 BW:BWA:072 CA:CAN:124 CH:CHE:756
          CL:CHL:152 CI:CIV:384 CM:CMR:120 CD:COD:180 CO:COL:170 CR:CRI:188 CY:CYP:196
          CZ:CZE:203 DO:DOM:214 DZ:DZA:012 EC:ECU:218 EG:EGY:818 ES:ESP:724 EE:EST:233
          FI:FIN:246 FJ:FJI:242 GE:GEO:268 GH:GHA:288 GR:GRC:300 GT:GTM:320 HN:HND:340
          HR:HRV:191 HU:HUN:348 ID:IDN:360 IN:IND:356 IE:IRL:372 IR:IRN:364 IQ:IRQ:368
          IS:ISL:352 IL:ISR:376 IT:ITA:380 JM:JAM:388 JO:JOR:400 JP:JPN:392 KZ:KAZ:398
          KE:KEN:404 KG:KGZ:417 KH:KHM:116 KR:KOR:410 KW:KWT:414 LA:LAO:418 LB:LBN:422
          LY:LBY:434 LK:LKA:144 LT:LTU:440 LU:LUX:442 LV:LVA:428 MA:MAR:504 MD:MDA:498
          MX:MEX:484 MK:MKD:807 ML:MLI:466 MT:MLT:470 MM:MMR:104 MN:MNG:496 MZ:MOZ:508
          MY:MYS:458 NA:NAM:516 NG:NGA:566 NI:NIC:558 NO:NOR:578 NP:NPL:524 NZ:NZL:554
          OM:OMN:512 PK:PAK:586 PA:PAN:591 PE:PER:604 PH:PHL:608 PL:POL:616 PT:PRT:620
          PY:PRY:600 QA:QAT:634 RO:ROU:642 RU:RUS:643 RW:RWA:646 SA:SAU:682 SN:SEN:686
          SG:SGP:702 SV:SLV:222 SK:SVK:703 SI:SVN:705 SE:SWE:752 SY:SYR:760 TH:THA:764
          TJ:TJK:762 TM:TKM:795 TN:TUN:788 TR:TUR:792 TZ:TZA:834 UG:UGA:800 UA:UKR:804
          UY:URY:858 US:USA:840 UZ:UZB:860 VE:VEN:862 VN:VNM:704 ZA:ZAF:710 ZM:ZMB:894
          ZW:ZWE:716
      """
          .strip()
          .split("\\s+");

  private static final String[] ISO2 = part(0);
  private static final String[] ISO3 = part(1);
  private static final String[] M49 = part(2);

  private final SplittableRandom random = new SplittableRandom(SEED);
  private final StringBuilder line = new StringBuilder(160);
  private final List<Writer> open = new ArrayList<>();
  private final long rows;
  private final Writer[] older;
  private final Writer[] newer;
  private final Writer[] oecd;
  private final Writer[] unsd;
  private long written;

  private GenerateJob(Path directory, long rows, int files) throws IOException {
    this.rows = rows;
    Path input = directory.resolve("input");
    int first = Math.max(1, files / 6);
    int third = Math.max(1, files * 4 / 15);
    this.older = files(input, "estat", "flows_2022-03-01_%03d.csv", first, BenchDefinitions.ESTAT_HEADER);
    this.oecd = files(input, "oecd", "mig_%03d.csv", third, BenchDefinitions.OECD_HEADER);
    this.unsd = files(input, "unsd", "dyb_%03d.csv", third, BenchDefinitions.UNSD_HEADER);
    int rest = Math.max(1, files - first - 2 * third);
    this.newer = files(input, "estat", "flows_2024-03-01_%03d.csv", rest, BenchDefinitions.ESTAT_HEADER);
  }

  /** Arguments: directory, rows, files. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[0]);
    BenchDefinitions.write(directory, reporting());
    new GenerateJob(directory, Long.parseLong(args[1]), Integer.parseInt(args[2])).rows();
  }

  /** ISO alpha-3 and M49 of the reporting areas, in the order of alpha-3. */
  private static List<String[]> reporting() {
    List<String[]> list = new ArrayList<>();
    for (int i = 0; i < REPORTING; i++) {
      list.add(new String[] {ISO3[2 * i], M49[2 * i]});
    }
    return list;
  }

  /** Cells of all areas side by side, so that a short input spreads over the areas as evenly as a long one. */
  private void rows() throws IOException {
    try {
      for (int block = 0; written < rows; block++) {
        for (int area = 0; area < REPORTING && written < rows; area++) {
          cell(block, area);
        }
      }
    } finally {
      for (Writer writer : open) {
        writer.close();
      }
    }
  }

  private void cell(int block, int area) throws IOException {
    int rest = block;
    int sex = rest % 2;
    rest /= 2;
    int band = rest % BANDS;
    rest /= BANDS;
    int flow = rest % 2;
    rest /= 2;
    int year = rest % YEARS;
    rest /= YEARS;
    if (rest >= ISO2.length) {
      throw new IllegalArgumentException("Cannot generate so many rows: there are no more cells; ask for fewer.");
    }
    int other = (rest + 7 * area) % ISO2.length;
    claims(new Place(flow, 2 * area, other, sex, band, FIRST_YEAR + year, area * YEARS + year));
  }

  /** One cell, by positions in the code lists; {@code table} chooses the file. */
  private record Place(int flow, int area, int other, int sex, int band, int year, int table) {}

  private void claims(Place place) throws IOException {
    long value = 100 + random.nextInt(1 << 7 + random.nextInt(11));
    long old = random.nextInt(10) == 0 ? changed(value) : value;
    boolean hasOld = random.nextInt(10) < 5;
    boolean hasNew = random.nextInt(10) < 9;
    boolean hasOecd = random.nextInt(10) < 8;
    boolean hasUnsd = random.nextInt(10) < 8;
    if (hasOld) {
      estat(older, place, old);
    }
    if (hasNew) {
      estat(newer, place, value);
    }
    if (hasOecd) {
      boolean copiesOld = hasOld && old != value && random.nextBoolean();
      oecd(place, copiesOld ? old : value, copiesOld);
    }
    if (hasUnsd) {
      unsd(place, random.nextInt(10) == 0 ? changed(value) : value);
    }
  }

  private long changed(long value) {
    return value + 1 + random.nextInt(1 + (int) (value / 4));
  }

  private void estat(Writer[] files, Place p, long value) throws IOException {
    start(p.flow == 0 ? "IMM1CTZ" : "EMI1CTZ").text(",COMPLET,").text(ISO2[p.other]).text(",");
    text(estatAge(p.band)).text(p.sex == 0 ? ",F,NR," : ",M,NR,").text(ISO2[p.area]).text(",").number(p.year);
    deliver(files, p, value, ',', new String[] {"", "p", "e", "b"}, ":", "");
  }

  private void oecd(Place p, long value, boolean copy) throws IOException {
    int kind = random.nextInt(100);
    long shown = !copy && kind < 7 ? changed(value) : value;
    start(ISO3[p.area]).text(p.flow == 0 ? ",B11," : ",B12,").text(ISO3[p.other]).text(p.sex == 0 ? ",F," : ",M,");
    text(sdmxAge(p.band)).text(",").number(p.year);
    if (!copy && kind >= 60) {
      long hundreds = (shown + 50) / 100;
      String tail = random.nextInt(30) == 0 ? ",P,3,1" : ",,3,1";
      text(",").number(hundreds / 10).text(".").number(hundreds % 10).text(tail);
      write(oecd, p.table, written);
    } else {
      deliver(oecd, p, shown, ',', new String[] {"", "P", "E", "B"}, "", ",0,0");
    }
  }

  private void unsd(Place p, long value) throws IOException {
    start(M49[p.area]).text(p.flow == 0 ? ";Immigrants;" : ";Emigrants;").text(M49[p.other]);
    text(p.sex == 0 ? ";Female;" : ";Male;").text(unsdAge(p.band)).text(";").number(p.year);
    String[] flags = {"Final", "Provisional", "Estimate", "Break in series"};
    deliver(unsd, p, value, ';', flags, "...", ";2023-01-15");
  }

  /** The value, its flag and what follows; now and then twice, or twice with different values. */
  private void deliver(
      Writer[] files, Place p, long value, char mark, String[] flags, String missing, String tail)
      throws IOException {
    int chance = random.nextInt(100);
    String flag = flags[chance < 3 ? 1 : chance < 6 ? 2 : chance < 7 ? 3 : 0];
    boolean none = random.nextInt(50) == 0;
    int prefix = line.length();
    value(value, mark, none ? missing : null, flag, tail);
    write(files, p.table, written);
    int twice = random.nextInt(10_000);
    if (twice < 11 && written < rows) {
      line.setLength(prefix);
      value(twice == 0 ? value + 1 : value, mark, none ? missing : null, flag, tail);
      write(files, p.table, written);
    }
  }

  private void value(long value, char mark, @Nullable String instead, String flag, String tail) {
    line.append(mark);
    if (instead == null) {
      line.append(value);
    } else {
      line.append(instead);
    }
    line.append(mark).append(flag).append(tail);
  }

  private void write(Writer[] files, int table, long before) throws IOException {
    if (before < rows) {
      files[table % files.length].append(line).append('\n');
      written = before + 1;
    }
  }

  private GenerateJob start(String text) {
    line.setLength(0);
    return text(text);
  }

  private GenerateJob text(String text) {
    line.append(text);
    return this;
  }

  private GenerateJob number(long number) {
    line.append(number);
    return this;
  }

  private static String estatAge(int band) {
    if (band == 0) {
      return "Y_LT5";
    }
    return band == BANDS - 1 ? "Y_GE85" : "Y" + 5 * band + "-" + (5 * band + 4);
  }

  private static String sdmxAge(int band) {
    return band == BANDS - 1 ? "Y_GE85" : "Y" + 5 * band + "T" + (5 * band + 4);
  }

  private static String unsdAge(int band) {
    return band == BANDS - 1 ? "85+" : 5 * band + "-" + (5 * band + 4);
  }

  private static String[] part(int field) {
    String[] codes = new String[AREAS.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = AREAS[i].split(":")[field];
    }
    return codes;
  }

  private Writer[] files(Path input, String folder, String name, int count, String header) throws IOException {
    Path parent = Files.createDirectories(input.resolve(folder));
    Writer[] writers = new Writer[count];
    for (int i = 0; i < count; i++) {
      Path file = parent.resolve(String.format(Locale.ROOT, name, i));
      writers[i] = Files.newBufferedWriter(file, StandardCharsets.UTF_8);
      writers[i].append(header).append('\n');
      open.add(writers[i]);
    }
    return writers;
  }
}
