package org.migstat.bench;

import java.util.ArrayList;
import java.util.List;

/** Areas and age bands of the benchmark in the code styles of its three collections. */
final class BenchCodes {
  /** Five-year bands, the last one open. */
  static final int BANDS = 18;

  /** Areas that report. */
  static final int REPORTING = 60;

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

  static final String[] ISO2 = part(0);
  static final String[] ISO3 = part(1);
  static final String[] M49 = part(2);

  private BenchCodes() {}

  /** ISO alpha-3 and M49 of the reporting areas, in the order of alpha-3. */
  static List<String[]> reporting() {
    List<String[]> list = new ArrayList<>();
    for (int i = 0; i < REPORTING; i++) {
      list.add(new String[] {ISO3[2 * i], M49[2 * i]});
    }
    return list;
  }

  static String estatAge(int band) {
    if (band == 0) {
      return "Y_LT5";
    }
    return band == BANDS - 1 ? "Y_GE85" : "Y" + 5 * band + "-" + (5 * band + 4);
  }

  static String sdmxAge(int band) {
    return band == BANDS - 1 ? "Y_GE85" : "Y" + 5 * band + "T" + (5 * band + 4);
  }

  static String unsdAge(int band) {
    return band == BANDS - 1 ? "85+" : 5 * band + "-" + (5 * band + 4);
  }

  private static String[] part(int field) {
    String[] codes = new String[AREAS.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = AREAS[i].split(":")[field];
    }
    return codes;
  }
}
