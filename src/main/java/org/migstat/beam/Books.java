package org.migstat.beam;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.migstat.core.ledger.Findings;
import org.migstat.core.ledger.Ledger;
import org.migstat.io.OwnerOnly;
import org.migstat.io.WholeFile;
import org.migstat.io.release.FileEntry;
import org.migstat.io.release.StagingFolder;

/**
 * What a run hands back to the one that started it, over the staging folder that both share: the
 * balanced ledger, what was found, what was read and what was written. No figures.
 *
 * @param hidden how many figures are hidden from the public, by collection
 */
public record Books(
    Ledger ledger,
    Findings findings,
    List<InputHash> inputs,
    List<FileEntry> files,
    Map<String, Long> hidden)
    implements Serializable {
  private static final String FILE = ".books";

  void leaveIn(StagingFolder staging) throws IOException {
    Path attempt = WholeFile.attempt(file(staging));
    try (ObjectOutputStream out = new ObjectOutputStream(OwnerOnly.newFile(attempt))) {
      out.writeObject(this);
    }
    WholeFile.show(attempt, file(staging));
  }

  /** Takes the books out of the staging folder. */
  public static Books takeFrom(StagingFolder staging) throws IOException {
    Path file = file(staging);
    try (ObjectInputStream in = new ObjectInputStream(Files.newInputStream(file))) {
      in.setObjectInputFilter(
          ObjectInputFilter.Config.createFilter("org.migstat.**;java.base/*;!*"));
      Books books = (Books) in.readObject();
      Files.delete(file);
      return books;
    } catch (ClassNotFoundException impossible) {
      throw new IllegalStateException("the workers ran other classes than we do", impossible);
    }
  }

  private static Path file(StagingFolder staging) {
    return Path.of(staging.root(), FILE);
  }
}
