package org.migstat.core.codelist;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A name as it is compared: without case, accents, punctuation and the words that offices leave out
 * or abbreviate, so that {@code Cote d'Ivoire} is {@code Côte d’Ivoire}, {@code St. Lucia} is
 * {@code Saint Lucia} and {@code Gambia, The} is {@code Gambia}.
 */
public final class FoldedName {
  private static final Pattern APOSTROPHE = Pattern.compile("['’‘ʼ`´′]");
  private static final Pattern MARK = Pattern.compile("\\p{M}+");
  private static final Pattern NOT_IN_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /** Letters that have no decomposition. */
  private static final Map<String, String> LETTERS =
      Map.of(
          "ß", "ss", "æ", "ae", "œ", "oe", "ø", "o", "ł", "l", "đ", "d", "ı", "i", "þ", "th", "ð",
          "d");

  private static final Map<String, String> ABBREVIATIONS =
      Map.of("st", "saint", "ste", "sainte", "sankt", "saint");
  private static final Set<String> LEFT_OUT = Set.of("the", "and", "und", "et", "y");

  private FoldedName() {}

  /** Lower-case words with one blank between them; empty if nothing is left. */
  public static String of(String name) {
    String text = APOSTROPHE.matcher(name).replaceAll("").toLowerCase(Locale.ROOT);
    for (Map.Entry<String, String> letter : LETTERS.entrySet()) {
      text = text.replace(letter.getKey(), letter.getValue());
    }
    text = MARK.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD)).replaceAll("");
    StringBuilder folded = new StringBuilder(text.length());
    for (String word : NOT_IN_A_WORD.split(text, -1)) {
      if (!word.isEmpty() && !LEFT_OUT.contains(word)) {
        folded.append(folded.isEmpty() ? "" : " ").append(ABBREVIATIONS.getOrDefault(word, word));
      }
    }
    return folded.toString();
  }
}
