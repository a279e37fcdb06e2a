package org.migstat.io.definition;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.migstat.core.model.PublicationTime;

/** Reads instants, which always have a zone. */
final class InstantReader {
  private static final Pattern FORM =
      Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2})");

  private InstantReader() {}

  /** The instant behind the key; null if there is none, or none that exists, which is noted. */
  static @Nullable Instant read(YamlNode.Mapping top, String key, FileProblems problems) {
    String text = top.text(key);
    if (text == null || !FORM.matcher(text).matches()) {
      return null; // The schema has told of another form.
    }
    try {
      Instant instant = OffsetDateTime.parse(text).toInstant();
      if (PublicationTime.isPlausible(instant.getEpochSecond())) {
        return instant;
      }
      problems.add(
          top.line(key),
          "'%s' is '%s'; expected an instant in %s.",
          key,
          text,
          PublicationTime.YEARS);
      return null;
    } catch (DateTimeException impossible) {
      problems.add(top.line(key), "'%s' is '%s'; expected an instant that exists.", key, text);
      return null;
    }
  }
}
