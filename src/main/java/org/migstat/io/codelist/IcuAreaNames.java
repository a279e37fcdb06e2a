package org.migstat.io.codelist;

import com.ibm.icu.util.ULocale;
import com.ibm.icu.util.UResourceBundle;
import com.ibm.icu.util.UResourceBundleIterator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Set;
import org.migstat.core.codelist.Area;
import org.migstat.core.codelist.AreaNames;
import org.migstat.core.codelist.AreaTable;
import org.migstat.core.codelist.AreaType;
import org.migstat.core.codelist.FoldedName;

/**
 * Names of areas in any language of ICU, of area-names.csv, and in English of areas.csv. A language
 * is loaded when it is first asked for.
 *
 * <p>ICU's tables are read directly: its display names replace withdrawn letters by a successor's,
 * so that the German Democratic Republic would be called Germany.
 *
 * @see "Unicode CLDR"
 */
public final class IcuAreaNames implements AreaNames {
  private static final String REGIONS = "com/ibm/icu/impl/data/icudata/region";
  private static final List<String> TABLES =
      List.of("Countries", "Countries%short", "Countries%variant");

  /** Kosovo's letters, which ISO leaves to users. */
  private static final String USER_ASSIGNED = "XK";

  private record Language(List<Entry> entries, Map<String, Set<String>> targets) {
    void add(String name, String target) {
      String folded = FoldedName.of(name);
      if (targets.computeIfAbsent(folded, any -> new HashSet<>()).add(target)) {
        entries.add(new Entry(name, folded, target));
      }
    }
  }

  private final AreaTable table;
  private final Set<String> letters = new HashSet<>();
  private final Map<String, Language> languages = new HashMap<>();

  /** Names of the areas of {@code table}. For one thread. */
  public IcuAreaNames(AreaTable table) {
    this.table = table;
    letters.add(USER_ASSIGNED);
    for (int i = 0; i < table.size(); i++) {
      if (table.area(i).inIso()) {
        letters.add(table.area(i).iso2());
      }
    }
  }

  @Override
  public Set<String> codes(String foldedName, String language) {
    return language(language).targets().getOrDefault(foldedName, Set.of());
  }

  @Override
  public List<Entry> entries(String language) {
    return language(language).entries();
  }

  private Language language(String code) {
    return languages.computeIfAbsent(code, this::load);
  }

  private Language load(String code) {
    Language language = new Language(new ArrayList<>(), new HashMap<>());
    addIcu(code, language);
    CodelistFile file = CodelistFile.read("area-names");
    List<String> targets = file.column("code");
    List<String> names = file.column("name");
    List<String> languagesOf = file.column("language");
    for (int i = 0; i < names.size(); i++) {
      if (languagesOf.get(i).equals(code)) {
        language.add(names.get(i), known(targets.get(i)));
      }
    }
    if (code.equals("en")) {
      addEnglish(language);
    }
    return language;
  }

  private String known(String target) {
    if (!target.startsWith(BY_LETTERS) && table.position(target) < 0) {
      throw new IllegalStateException(
          "Cannot use the code list area-names.csv: areas.csv has no area "
              + target
              + ". Add it there.");
    }
    return target;
  }

  private void addIcu(String code, Language language) {
    UResourceBundle regions = UResourceBundle.getBundleInstance(REGIONS, new ULocale(code));
    // ICU answers with the machine's own language where it does not know one.
    if (!regions.getULocale().getLanguage().equals(code)) {
      return;
    }
    for (String kind : TABLES) {
      try {
        UResourceBundleIterator names = regions.get(kind).getIterator();
        while (names.hasNext()) {
          UResourceBundle name = names.next();
          if (letters.contains(name.getKey())) {
            language.add(name.getString(), BY_LETTERS + name.getKey());
          }
        }
      } catch (MissingResourceException none) {
        // A language need not have short or variant names.
      }
    }
  }

  /**
   * The UN's own names. A name of a present country follows its letters, which at an earlier date
   * may mean another.
   */
  private void addEnglish(Language language) {
    for (int i = 0; i < table.size(); i++) {
      Area area = table.area(i);
      boolean place = area.type() != AreaType.SPECIAL && area.type() != AreaType.RESIDUAL;
      if (place) {
        language.add(area.name(), area.inIso() ? BY_LETTERS + area.iso2() : area.code());
      }
    }
  }
}
